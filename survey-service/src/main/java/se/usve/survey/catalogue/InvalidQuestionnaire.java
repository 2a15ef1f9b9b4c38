package se.usve.survey.catalogue;

import java.util.List;

/** A questionnaire's file cannot be used. The message names the file and, for each error, the place in it. */
class InvalidQuestionnaire extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidQuestionnaire(String file, List<String> errors) {
        super(file + " cannot be used: " + String.join("; ", errors));
    }
}
