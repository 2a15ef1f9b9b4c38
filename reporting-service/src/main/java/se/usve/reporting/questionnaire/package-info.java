/** The questionnaires that units answer, as the survey service's contract has them: what answers mean, in words. */
package se.usve.reporting.questionnaire;
