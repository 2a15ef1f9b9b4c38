package se.usve.survey.form;

import java.util.List;

/**
 * A thing to fill in: radio buttons, tick boxes or a field to write in.
 *
 * @param id      id of the (first) element, where a link to it goes
 * @param name    name of the field
 * @param label   what it is, empty where the question itself says it
 * @param options what can be chosen; empty for a field to write in
 * @param value   what is written in it
 * @param error   what is wrong with it, or null
 */
record Control(String id, String name, String label, List<Option> options, String value, String error) {

    /** Something that can be chosen. */
    record Option(String id, String code, String label, boolean chosen) {
    }

    /** {@return the id of the element that tells what is wrong} */
    public String errorId() {
        return id + "-error";
    }
}
