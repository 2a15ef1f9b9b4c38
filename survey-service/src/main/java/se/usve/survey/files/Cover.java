package se.usve.survey.files;

import java.time.LocalDate;
import se.usve.survey.questionnaire.Questionnaire;

/**
 * What a workbook says of itself.
 *
 * @param origin        where it comes from
 * @param questionnaire what its columns ask
 * @param made          the day it is made
 */
record Cover(Origin origin, Questionnaire questionnaire, LocalDate made) {
}
