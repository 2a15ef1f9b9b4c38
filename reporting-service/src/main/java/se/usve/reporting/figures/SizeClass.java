package se.usve.reporting.figures;

import java.util.Map;

/** How large a unit is: by its clinically active staff, the sum of its answers to the question {@code staff}. */
public enum SizeClass {
    /** Fewer than 100. */
    SMALL,
    /** 100 to 299. */
    MEDIUM,
    /** 300 or more. */
    LARGE,
    /** It has not told. */
    UNKNOWN;

    private static final long MEDIUM_FROM = 100;
    private static final long LARGE_FROM = 300;

    /** {@return the class of a unit that answered so} */
    public static SizeClass of(Map<String, Object> answers) {
        if (!(answers.get("staff") instanceof Map<?, ?> groups)
                || groups.values().stream().noneMatch(Number.class::isInstance)) {
            return UNKNOWN;
        }
        var staff = groups.values().stream().filter(Number.class::isInstance).map(Number.class::cast)
                .mapToLong(Number::longValue).sum();
        return staff < MEDIUM_FROM ? SMALL : staff < LARGE_FROM ? MEDIUM : LARGE;
    }
}
