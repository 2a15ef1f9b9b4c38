package se.usve.scoring.assessment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Reads query parameters, and ends the request with 400 for one of a wrong value. */
final class Parameters {

    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,3})W");
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Parameters() {
    }

    static int whole(String name, String number, int most) {
        var read = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
        if (read < 1 || read > most) {
            throw invalid(name, "1–" + most);
        }
        return read;
    }

    static Optional<Integer> level(String number) {
        if (number != null && !number.matches("[0-9]{1,4}")) {
            throw invalid("level", "1, 2, …");
        }
        return Optional.ofNullable(number).map(Integer::valueOf);
    }

    static Optional<String> region(String code) {
        if (code != null && !code.matches("[0-9]{2}")) {
            throw invalid("region", "01, 03, …");
        }
        return Optional.ofNullable(code);
    }

    static <E extends Enum<E>> Optional<E> oneOf(String name, E[] values, Function<E, String> word, String given) {
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values).filter(value -> word.apply(value).equals(given)).findFirst()
                .orElseThrow(() -> invalid(name,
                        Arrays.stream(values).map(word).collect(Collectors.joining(", ")))));
    }

    /** {@return a duration by ISO 8601 in weeks, or in days and shorter; a month has no length} */
    static Optional<Duration> age(String name, String duration) {
        if (duration == null) {
            return Optional.empty();
        }
        try {
            var weeks = WEEKS.matcher(duration);
            var read = weeks.matches() ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1))) : Duration.parse(duration);
            if (!read.isNegative() && read.compareTo(LONGEST) <= 0) {
                return Optional.of(read);
            }
        } catch (DateTimeParseException e) {
            // Told below, as what is too long.
        }
        throw invalid(name, "P7D, P2W, PT12H, …");
    }

    private static ProblemException invalid(String parameter, String allowed) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                "%s ska vara något av %s", "%s must be one of %s").with(parameter, allowed));
    }
}
