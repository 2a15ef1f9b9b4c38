/** The page of how many units meet how many levels, and by which they miss. */
package se.usve.reporting.dashboard.distribution;
