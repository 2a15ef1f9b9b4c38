/** One unit of a round in full: each level with why it came out so, the answers behind it, and how its results moved. */
package se.usve.reporting.unit;
