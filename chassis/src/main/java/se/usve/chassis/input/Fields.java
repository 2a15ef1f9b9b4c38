package se.usve.chassis.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * Reads the fields of a JSON object and collects everything that is wrong with them, so that a client is told all of
 * it at once. A field that is wrong reads as null; {@link #mustBeValid()} ends the request before it is used.
 */
public final class Fields {

    /** Code: a field that must be there is not. */
    public static final String MANDATORY = "MANDATORY";
    /** Code: a value of the wrong form. */
    public static final String INVALID_VALUE = "INVALID_VALUE";
    /** Code: a field that nothing reads. */
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";

    private static final Text INVALID = new Text(
            "Inget är sparat. Rätta alla fel i errors och skicka igen.",
            "Nothing was stored. Mend every error in errors and send again.");

    private final JsonNode node;
    private final Pointer pointer;
    private final List<Violation> violations;
    private final List<Fields> parts;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode node, Pointer pointer, List<Violation> violations, List<Fields> parts) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
        this.parts = parts;
        parts.add(this);
    }

    /**
     * {@return the fields of a request's body}
     *
     * @param body the body, null if there is none
     * @throws ProblemException 422 if it is not an object
     */
    public static Fields of(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, INVALID, List.of(new Violation("", INVALID_VALUE,
                    new Text("Skicka ett JSON-objekt", "Send a JSON object"))));
        }
        return new Fields(body, Pointer.WHOLE, new ArrayList<>(), new ArrayList<>());
    }

    /** {@return the fields of an object in this one, all missing if it is} */
    public Fields object(String name) {
        var value = value(name, true);
        if (value != null && !value.isObject()) {
            invalid(name, new Text("ska vara ett objekt", "must be an object"));
        }
        var isObject = value != null && value.isObject();
        return new Fields(isObject ? value : null, pointer.to(name), violations, parts);
    }

    /** {@return whatever JSON the field holds, to be judged by the caller; null when it is missing or null} */
    public JsonNode json(String name) {
        return value(name, false);
    }

    /** {@return a text of 1 to {@code longest} characters on one line, without white space around it} */
    public String text(String name, int longest) {
        return text(name, longest, true);
    }

    /** {@return as {@link #text(String, int)}, or null when the field is missing or null} */
    public String optionalText(String name, int longest) {
        return text(name, longest, false);
    }

    /** {@return a text of so many characters, perhaps on several lines, without white space around it} */
    public String words(String name, int shortest, int longest) {
        return words(name, shortest, longest, true);
    }

    /** {@return as {@link #words(String, int, int)}, or null when the field is missing, null or blank} */
    public String optionalWords(String name, int longest) {
        var text = words(name, 0, longest, false);
        return text == null || text.isEmpty() ? null : text;
    }

    private String words(String name, int shortest, int longest, boolean mandatory) {
        var value = value(name, mandatory);
        if (value == null) {
            return null;
        }
        var text = value.isTextual() ? value.textValue().strip() : "";
        var length = text.codePointCount(0, text.length());
        if (!value.isTextual() || length < shortest || length > longest || text.codePoints().anyMatch(
                character -> isNoCharacterOfALine(character) && !Character.isWhitespace(character))) {
            invalid(name, new Text("ska vara text, %d till %d tecken", "must be text of %d to %d characters")
                    .with(shortest, longest));
            return null;
        }
        return text;
    }

    /**
     * {@return a text of a form}
     *
     * @param form what it must match
     * @param rule the form in words
     */
    public String matching(String name, Pattern form, Text rule) {
        return matching(name, form, rule, true);
    }

    /** {@return as {@link #matching(String, Pattern, Text)}, or null when the field is missing or null} */
    public String optionalMatching(String name, Pattern form, Text rule) {
        return matching(name, form, rule, false);
    }

    /** {@return a day written as {@code 2022-02-15}, or by a time of it with its zone (RFC 3339), as in that zone} */
    public LocalDate date(String name) {
        return date(name, true);
    }

    /** {@return as {@link #date(String)}, or null when the field is missing or null} */
    public LocalDate optionalDate(String name) {
        return date(name, false);
    }

    private LocalDate date(String name, boolean mandatory) {
        var value = value(name, mandatory);
        if (value == null) {
            return null;
        }
        try {
            if (value.isTextual()) {
                var text = value.textValue();
                return text.length() == 10 ? LocalDate.parse(text) : OffsetDateTime.parse(text).toLocalDate();
            }
        } catch (DateTimeException e) {
            // Told below, as any other value that is no day.
        }
        invalid(name, new Text("ska vara ett datum som 2022-02-15", "must be a date such as 2022-02-15"));
        return null;
    }

    /**
     * {@return the items of a list; none if it is wrong}
     *
     * @param least how many there must be
     * @param most  how many there may be
     * @param form  reads an item; empty for one that is wrong
     * @param rule  what an item must be, in words
     */
    public <T> List<T> list(String name, int least, int most, Function<JsonNode, Optional<T>> form, Text rule) {
        var value = value(name, true);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() < least || value.size() > most) {
            invalid(name, new Text("ska vara en lista med %d till %d värden", "must be a list of %d to %d values")
                    .with(least, most));
            return List.of();
        }
        var items = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) {
            var place = pointer.to(name).to(String.valueOf(i)).toString();
            form.apply(value.get(i)).ifPresentOrElse(items::add,
                    () -> violations.add(new Violation(place, INVALID_VALUE, rule)));
        }
        return items;
    }

    /**
     * {@return the objects of a list, to be read field by field; none if it is no such list}
     *
     * @param least how many there must be
     * @param most  how many there may be
     */
    public List<Fields> objects(String name, int least, int most) {
        var objects = new ArrayList<Fields>();
        var items = list(name, least, most, Optional::of, new Text("", ""));
        for (int i = 0; i < items.size(); i++) {
            var place = pointer.to(name).to(String.valueOf(i));
            if (items.get(i).isObject()) {
                objects.add(new Fields(items.get(i), place, violations, parts));
            } else {
                violations.add(new Violation(place.toString(), INVALID_VALUE,
                        new Text("ska vara ett objekt", "must be an object")));
            }
        }
        return objects;
    }

    /** {@return true or false} */
    public Boolean truth(String name) {
        return truth(name, true);
    }

    /** {@return true or false, or null when the field is missing or null} */
    public Boolean optionalTruth(String name) {
        return truth(name, false);
    }

    private Boolean truth(String name, boolean mandatory) {
        var value = value(name, mandatory);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        invalid(name, new Text("ska vara true eller false", "must be true or false"));
        return null;
    }

    /**
     * {@return different texts of a form, none when the field is missing or null}
     *
     * @param most how many there may be
     * @param form what each must match
     * @param rule the form in words
     */
    public List<String> texts(String name, int most, Pattern form, Text rule) {
        return value(name, false) == null ? List.of() : list(name, 0, most, item -> Optional.of(item)
                .filter(JsonNode::isTextual).map(JsonNode::textValue).filter(form.asMatchPredicate()), rule)
                .stream().distinct().toList();
    }

    /** {@return a whole number from {@code least} to {@code most}} */
    public Integer whole(String name, int least, int most) {
        return whole(name, least, most, true);
    }

    /** {@return a whole number from {@code least} to {@code most}, or null when the field is missing or null} */
    public Integer optionalWhole(String name, int least, int most) {
        return whole(name, least, most, false);
    }

    private Integer whole(String name, int least, int most, boolean mandatory) {
        var value = value(name, mandatory);
        if (value == null) {
            return null;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            invalid(name, new Text("ska vara ett heltal från %d till %d", "must be a whole number from %d to %d")
                    .with(least, most));
            return null;
        }
        return value.intValue();
    }

    /** Notes that a field is wrong. */
    public void add(String name, String code, Text message) {
        violations.add(new Violation(pointer.to(name).toString(), code, message));
    }

    /**
     * Ends the request if anything was wrong, or if there are fields that nothing has read.
     *
     * @throws ProblemException 422 with every error
     */
    public void mustBeValid() {
        for (var part : parts) {
            part.noteUnknown();
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, INVALID, violations);
        }
    }

    private void noteUnknown() {
        if (node != null) {
            node.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    add(name, UNKNOWN_FIELD,
                            new Text("finns inte", "there is no such field"));
                }
            });
        }
    }

    private String text(String name, int longest, boolean mandatory) {
        var value = value(name, mandatory);
        if (value == null) {
            return null;
        }
        var text = value.isTextual() ? value.textValue().strip() : "";
        if (text.codePoints().noneMatch(Fields::isVisible) || text.codePointCount(0, text.length()) > longest
                || text.codePoints().anyMatch(Fields::isNoCharacterOfALine)) {
            invalid(name, new Text("ska vara text på en rad, 1 till %d tecken", "must be one line of 1 to %d characters")
                    .with(longest));
            return null;
        }
        return text;
    }

    private String matching(String name, Pattern form, Text rule, boolean mandatory) {
        var value = value(name, mandatory);
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !form.matcher(value.textValue()).matches()) {
            invalid(name, rule);
            return null;
        }
        return value.textValue();
    }

    /** Also what ends a line or turns the direction of all that follows it: one name could make others read wrongly. */
    private static boolean isNoCharacterOfALine(int character) {
        return Character.isISOControl(character) || switch (Character.getType(character)) {
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        };
    }

    private static boolean isVisible(int character) {
        return !Character.isSpaceChar(character) && !Character.isWhitespace(character)
                && Character.getType(character) != Character.FORMAT;
    }

    private JsonNode value(String name, boolean mandatory) {
        known.add(name);
        var value = node == null ? null : node.get(name);
        if (value != null && !value.isNull()) {
            return value;
        }
        if (mandatory && node != null) {
            add(name, MANDATORY, new Text("saknas", "is missing"));
        }
        return null;
    }

    private void invalid(String name, Text rule) {
        add(name, INVALID_VALUE, rule);
    }
}
