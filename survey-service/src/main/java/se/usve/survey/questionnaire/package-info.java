/** What is asked, and whether answers are as they must be. Plain Java: it knows only the words of problems. */
package se.usve.survey.questionnaire;
