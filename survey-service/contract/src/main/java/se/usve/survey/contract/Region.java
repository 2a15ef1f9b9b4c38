package se.usve.survey.contract;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The seven regions of the national ALF agreement, in the order of their SCB county codes. */
public enum Region {
    STOCKHOLM("01", "Region Stockholm"),
    UPPSALA("03", "Region Uppsala"),
    OSTERGOTLAND("05", "Region Östergötland"),
    SKANE("12", "Region Skåne"),
    VASTRA_GOTALAND("14", "Västra Götalandsregionen"),
    OREBRO("18", "Region Örebro län"),
    VASTERBOTTEN("24", "Region Västerbotten");

    /** All codes, for people. */
    public static final String CODES =
            Arrays.stream(values()).map(Region::code).collect(Collectors.joining(", "));
    /** One of the codes. */
    public static final Pattern CODE = Pattern.compile(CODES.replace(", ", "|"));

    private final String code;
    private final String title;

    Region(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** {@return the SCB county code, two digits} */
    public String code() {
        return code;
    }

    /** {@return its name in Swedish} */
    public String title() {
        return title;
    }

    /** {@return the region with the code, empty if there is none} */
    public static Optional<Region> ofCode(String code) {
        return Arrays.stream(values()).filter(region -> region.code.equals(code)).findFirst();
    }

    /** {@return the name in Swedish of the region with the code; the code itself if there is none} */
    public static String titleOf(String code) {
        return ofCode(code).map(Region::title).orElse(code);
    }
}
