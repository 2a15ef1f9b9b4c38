package se.usve.scoring.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.scoring.criteria.Answers;

/**
 * A line of a batch as it was read: a unit with answers to judge, or what is wrong with it.
 *
 * @param number     its number, from 1
 * @param unit       the unit it names, empty if that cannot be read
 * @param answers    the answers; null if anything is wrong
 * @param violations everything that is wrong with the line
 */
record AskedLine(long number, Optional<String> unit, Answers answers, List<Violation> violations) {

    private static final String INVALID_JSON = "INVALID_JSON";
    private static final String TOO_LONG = "TOO_LONG";
    private static final String UNIT = "unit";
    private static final String ANSWERS = "answers";
    private static final Set<String> KNOWN = Set.of(UNIT, ANSWERS);
    /** As the survey service gives them. */
    private static final Pattern UNIT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static AskedLine read(Lines.Line line, ObjectMapper json) {
        if (line.tooLong()) {
            return refused(line, new Violation("", TOO_LONG, new Text(
                    "Raden får vara högst %d byte", "The line may be at most %d bytes").with(Lines.LONGEST)));
        }
        try {
            return json.readValue(line.content(), Object.class) instanceof Map<?, ?> fields
                    ? read(line.number(), fields)
                    : refused(line, new Violation("", Fields.INVALID_VALUE,
                            new Text("ska vara ett JSON-objekt", "must be a JSON object")));
        } catch (JsonProcessingException e) {
            return refused(line, new Violation("", INVALID_JSON, new Text(
                    "Raden är inte giltig JSON: %s", "The line is not valid JSON: %s").with(e.getOriginalMessage())));
        } catch (IOException e) {
            return refused(line, new Violation("", INVALID_JSON, new Text(
                    "Raden är inte text i UTF-8", "The line is not text in UTF-8")));
        }
    }

    private static AskedLine read(long number, Map<?, ?> fields) {
        var wrong = new ArrayList<Violation>();
        var unit = Optional.ofNullable(fields.get(UNIT)).filter(String.class::isInstance).map(String.class::cast)
                .filter(UNIT_ID.asMatchPredicate());
        if (unit.isEmpty()) {
            wrong.add(faulty(fields, UNIT, new Text("ska vara en enhets id", "must be the id of a unit")));
        }
        if (!(fields.get(ANSWERS) instanceof Map)) {
            wrong.add(faulty(fields, ANSWERS, new Text("ska vara ett objekt med svar", "must be an object with answers")));
        }
        fields.keySet().stream().filter(name -> !KNOWN.contains(name)).forEach(name -> wrong.add(new Violation(
                Pointer.WHOLE.to(name.toString()).toString(), Fields.UNKNOWN_FIELD,
                new Text("finns inte", "there is no such field"))));
        return new AskedLine(number, unit, wrong.isEmpty() ? answers(fields.get(ANSWERS)) : null, List.copyOf(wrong));
    }

    private static Violation faulty(Map<?, ?> fields, String name, Text rule) {
        var missing = fields.get(name) == null;
        return new Violation(Pointer.WHOLE.to(name).toString(), missing ? Fields.MANDATORY : Fields.INVALID_VALUE,
                missing ? new Text("saknas", "is missing") : rule);
    }

    /** Names of a JSON object are always texts. */
    @SuppressWarnings("unchecked")
    private static Answers answers(Object answers) {
        return new Answers((Map<String, Object>) answers);
    }

    private static AskedLine refused(Lines.Line line, Violation why) {
        return new AskedLine(line.number(), Optional.empty(), null, List.of(why));
    }
}
