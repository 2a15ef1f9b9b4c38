/** What is asked, and whether answers are as they must be. Plain Java, apart from the texts of problems. */
package se.usve.survey.questionnaire;
