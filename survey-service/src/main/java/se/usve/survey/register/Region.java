package se.usve.survey.register;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The seven regions with university health care, by their SCB county codes. */
public enum Region {
    STOCKHOLM("01"), UPPSALA("03"), OSTERGOTLAND("05"), SKANE("12"), VASTRA_GOTALAND("14"), OREBRO("18"),
    VASTERBOTTEN("24");

    /** All codes, for people. */
    public static final String CODES =
            Arrays.stream(values()).map(region -> region.code).collect(Collectors.joining(", "));
    /** One of the codes. */
    public static final Pattern CODE = Pattern.compile(CODES.replace(", ", "|"));

    private final String code;

    Region(String code) {
        this.code = code;
    }

    /** {@return the SCB county code, two digits} */
    public String code() {
        return code;
    }
}
