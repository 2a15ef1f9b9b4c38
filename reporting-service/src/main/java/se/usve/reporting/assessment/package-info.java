/** How far the assessment of a round has come: what was ruled on examples and decided after in-depth review. */
package se.usve.reporting.assessment;
