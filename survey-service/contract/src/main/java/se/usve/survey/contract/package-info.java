/**
 * The events the survey service publishes. Beside each type stands its JSON Schema, in {@code golden} a sample of every
 * version ever published.
 */
package se.usve.survey.contract;
