package se.usve.survey.files;

import se.usve.chassis.problem.Text;

/** What a cell was understood as. */
sealed interface Reading {

    /** Nothing stands in it. */
    record Unanswered() implements Reading {
    }

    /** An answer, or the part of one that the column is for: a code, a whole number or a text. */
    record Answer(Object value) implements Reading {
    }

    /** It cannot be understood. */
    record Wrong(String code, Text message) implements Reading {
    }
}
