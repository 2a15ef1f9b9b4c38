/** Searching among the units of a round. */
package se.usve.reporting.search;
