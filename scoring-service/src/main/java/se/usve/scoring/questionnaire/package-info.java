/** The questionnaires that answers are given to, as the survey service's contract has them: questions, codes, words. */
package se.usve.scoring.questionnaire;
