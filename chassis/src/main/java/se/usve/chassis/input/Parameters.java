package se.usve.chassis.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * Reads query parameters and gathers everything that is wrong with them, so that it is all told at once. Of one that is
 * wrong there is no value; {@link #mustBeValid} then ends the request.
 */
public final class Parameters {

    private final List<Violation> violations = new ArrayList<>();

    /**
     * {@return the value, empty if the parameter is not there}
     *
     * @param value   as sent, or null
     * @param form    of a right value
     * @param allowed examples of right values, in no language
     * @param reading makes something of a right value
     */
    public <T> Optional<T> read(String name, String value, Pattern form, String allowed, Function<String, T> reading) {
        if (value != null && !form.matcher(value).matches()) {
            mustBeOneOf(name, allowed);
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(reading);
    }

    /**
     * {@return which one is chosen, empty if the parameter is not there}
     *
     * @param value   as sent, or null
     * @param choices what there is to choose among
     * @param word    what a choice is called
     */
    public <T> Optional<T> oneOf(String name, String value, T[] choices, Function<T, String> word) {
        var chosen = Arrays.stream(choices).filter(choice -> word.apply(choice).equals(value)).findFirst();
        if (value != null && chosen.isEmpty()) {
            mustBeOneOf(name, Arrays.stream(choices).map(word).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    /** {@return the whole number from 1 to the highest; 1 if it is no such number} */
    public int whole(String name, String value, int highest) {
        var number = value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : 0;
        if (number < 1 || number > highest) {
            add(name, new Text("%s ska vara ett heltal från 1 till %d", "%s must be a whole number from 1 to %d")
                    .with(name, highest));
            return 1;
        }
        return number;
    }

    /** Adds that the parameter must be one of these, in no language. */
    public void mustBeOneOf(String name, String allowed) {
        add(name, new Text("%s ska vara något av %s", "%s must be one of %s").with(name, allowed));
    }

    /** Adds something that is wrong with the parameter. */
    public void add(String name, Text message) {
        violations.add(new Violation("/" + name, "INVALID_PARAMETER", message));
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException 400 with everything that is wrong
     */
    public void mustBeValid() {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, ProblemType.INVALID_PARAMETER.title(), violations);
        }
    }
}
