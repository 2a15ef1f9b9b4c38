package se.usve.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The seven ALF regions, by SCB county code.
 */
public enum Region {
    STOCKHOLM("01", "Region Stockholm", "stockholm"),
    UPPSALA("03", "Region Uppsala", "uppsala"),
    OSTERGOTLAND("05", "Region Östergötland", "ostergotland"),
    SKANE("12", "Region Skåne", "skane"),
    VASTRA_GOTALAND("14", "Västra Götalandsregionen", "vastra-gotaland"),
    OREBRO("18", "Region Örebro län", "orebro"),
    VASTERBOTTEN("24", "Region Västerbotten", "vasterbotten");

    private final String code;
    private final String nameSv;
    private final String slug;

    Region(String code, String nameSv, String slug) {
        this.code = code;
        this.nameSv = nameSv;
        this.slug = slug;
    }

    /** The county code as text, with its leading zero. */
    public String code() {
        return code;
    }

    /** The name as the report prints it. */
    public String nameSv() {
        return nameSv;
    }

    /** The first part of the region's unit ids. */
    String slug() {
        return slug;
    }

    /** One count for each region, in the order of their codes. */
    static Map<Region, Integer> counts(int... counts) {
        Map<Region, Integer> byRegion = new EnumMap<>(Region.class);
        for (Region region : values()) {
            byRegion.put(region, counts[region.ordinal()]);
        }
        return byRegion;
    }

    /**
     * The region with this county code.
     *
     * @throws IllegalArgumentException when no ALF region has it
     */
    public static Region of(String code) {
        return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No ALF region has county code " + code));
    }
}
