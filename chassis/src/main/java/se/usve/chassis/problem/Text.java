package se.usve.chassis.problem;

import java.util.List;
import java.util.Locale;

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

    /** {@return these words with {@code %s}, {@code %d} … replaced in both languages} */
    public Text with(Object... values) {
        return new Text(sv.formatted(values), en.formatted(values));
    }
}
