package se.usve.scoring.unit;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import se.usve.chassis.input.Parameters;

/** The query parameters by which lists of what concerns units are narrowed. */
public final class Narrowed {

    private static final Pattern LEVEL = Pattern.compile("[0-9]{1,4}");
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");

    private Narrowed() {
    }

    /** {@return the number of the level asked for by {@code level}, which need not exist} */
    public static Optional<Integer> toLevel(Parameters parameters, String level) {
        return parameters.read("level", level, LEVEL, "1, 2, …", Integer::valueOf);
    }

    /** {@return the SCB county code asked for by {@code region}, which need not be a region's} */
    public static Optional<String> toRegion(Parameters parameters, String region) {
        return parameters.read("region", region, REGION, "01, 03, …", Function.identity());
    }
}
