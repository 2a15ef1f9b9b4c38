/** The seals of published rounds: what was published does not move, and a correction is a revision beside it. */
package se.usve.scoring.sealing;
