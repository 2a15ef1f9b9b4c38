package se.usve.survey.questionnaire;

import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * A part of a questionnaire, such as the questions about clinical research.
 *
 * @param id    id within the questionnaire
 * @param title its heading
 * @param intro words to read before its questions, such as what is meant by a term
 */
public record Section(String id, Text title, Optional<Text> intro) {
}
