/** How far a round has come: who has answered, in time or late, and who has not. */
package se.usve.survey.completeness;
