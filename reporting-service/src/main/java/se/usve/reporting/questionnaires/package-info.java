/** The words of the questionnaires: what was asked, and what an answer says. */
package se.usve.reporting.questionnaires;
