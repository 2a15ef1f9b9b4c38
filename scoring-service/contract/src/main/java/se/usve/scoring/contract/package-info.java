/**
 * The events the scoring service publishes. Beside each type stands its JSON Schema, in {@code golden} a sample of every
 * version ever published.
 */
package se.usve.scoring.contract;
