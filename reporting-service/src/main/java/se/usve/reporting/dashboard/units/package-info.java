/** The pages of units: all of a round to search among, and one in full. */
package se.usve.reporting.dashboard.units;
