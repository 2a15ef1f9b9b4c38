/** Answers on their way: saved as they are filled in, the region's own until they are submitted. */
package se.usve.survey.draft;
