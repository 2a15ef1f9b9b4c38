/** The rounds and units as the survey service tells of them, and who may see or judge a unit. */
package se.usve.scoring.unit;
