/** The page of what changed between two times. */
package se.usve.reporting.dashboard.changes;
