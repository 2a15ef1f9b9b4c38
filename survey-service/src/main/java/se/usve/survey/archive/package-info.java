/** What the survey has of a round, for its archive. */
package se.usve.survey.archive;
