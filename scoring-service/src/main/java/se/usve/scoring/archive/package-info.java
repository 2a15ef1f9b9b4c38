/** What the scoring has of a round, for its archive. */
package se.usve.scoring.archive;
