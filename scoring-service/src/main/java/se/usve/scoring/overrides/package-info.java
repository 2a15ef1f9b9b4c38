/** Outcomes changed after in-depth review (fördjupad granskning). */
package se.usve.scoring.overrides;
