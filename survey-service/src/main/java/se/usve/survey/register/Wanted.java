package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.survey.round.Reason;

/**
 * How somebody wants a unit registered.
 *
 * @param unit         id of the unit
 * @param registration what is to be registered
 * @param reason       why, or null if that is not told
 */
record Wanted(String unit, Registration registration, String reason) {

    /**
     * Reads the body of a request.
     *
     * @throws ProblemException 422 with every error
     */
    static Wanted read(String unit, JsonNode body) {
        var wanted = of(unit, Fields.of(body));
        wanted.fields.mustBeValid();
        return wanted.wanted;
    }

    /** What was read, and the fields that know what is wrong with it. */
    record Read(Wanted wanted, Fields fields) {
    }

    /** Reads it and leaves it to the caller to look at what is wrong. */
    static Read of(String unit, Fields fields) {
        if (!UnitId.FORM.matcher(unit).matches()) {
            fields.add("unit", Fields.INVALID_VALUE, UnitId.RULE);
        }
        return new Read(new Wanted(unit, Registration.read(fields), fields.optionalText("reason", Reason.LONGEST)),
                fields);
    }
}
