/** The page of how many units have answered, and what the rest can still change. */
package se.usve.reporting.dashboard.progress;
