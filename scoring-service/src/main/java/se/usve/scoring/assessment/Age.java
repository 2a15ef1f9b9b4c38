package se.usve.scoring.assessment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a case has waited, as it is asked for: by ISO 8601 in weeks, or in days and shorter. A month has no length. */
final class Age {

    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,3})W");
    private static final Duration LONGEST = Duration.ofDays(3660);

    private Age() {
    }

    /** {@return the duration, empty if the text is none, or one of more than ten years} */
    static Optional<Duration> of(String text) {
        try {
            var weeks = WEEKS.matcher(text);
            var read = weeks.matches() ? Duration.ofDays(7L * Integer.parseInt(weeks.group(1))) : Duration.parse(text);
            return Optional.of(read).filter(age -> !age.isNegative() && age.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
