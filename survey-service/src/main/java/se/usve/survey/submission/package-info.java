/** The answers that units send: stored with their receipt, kept in every version. */
package se.usve.survey.submission;
