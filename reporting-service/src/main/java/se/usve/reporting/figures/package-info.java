/**
 * What a unit counts for in the tables, and how the counts change when something about it changes. Plain Java and the
 * two contracts, nothing else.
 */
package se.usve.reporting.figures;
