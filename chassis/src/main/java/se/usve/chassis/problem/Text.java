package se.usve.chassis.problem;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import se.usve.chassis.time.Sweden;

/**
 * Words for a person, in both languages of the system.
 *
 * @param sv Swedish
 * @param en English
 */
public record Text(String sv, String en) {

    /**
     * {@return the words in the language asked for: English if it is asked for before Swedish, else Swedish}
     *
     * @param acceptable languages in order of preference, as {@link Languages} gives them
     */
    public String in(List<Locale> acceptable) {
        for (var locale : acceptable) {
            switch (locale.getLanguage()) {
                case "sv" -> {
                    return sv;
                }
                case "en" -> {
                    return en;
                }
                default -> {
                    // Not ours: the next may be.
                }
            }
        }
        return sv;
    }

    /** {@return these words with {@code %s}, {@code %d} … replaced in both languages; a time as people write it} */
    public Text with(Object... values) {
        return new Text(sv.formatted(written(values, Sweden::inSwedish)), en.formatted(written(values, Sweden::inEnglish)));
    }

    private static Object[] written(Object[] values, Function<Instant, String> time) {
        return Arrays.stream(values).map(value -> value instanceof Instant instant ? time.apply(instant) : value).toArray();
    }
}
