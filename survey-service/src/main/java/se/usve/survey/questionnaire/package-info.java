/** What is asked, and whether answers are as they must be. Plain Java; of the chassis it knows only words of problems. */
package se.usve.survey.questionnaire;
