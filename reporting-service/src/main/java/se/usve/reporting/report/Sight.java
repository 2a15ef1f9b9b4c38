package se.usve.reporting.report;

/** How much of a round a caller sees. */
sealed interface Sight {

    /** All of it. */
    record Everything() implements Sight {
    }

    /**
     * What a region sees before publication: its own units, its own figures and the national ones.
     *
     * @param region SCB county code of the region
     */
    record OwnRegion(String region) implements Sight {
    }

    /** {@return whether the units and figures of the region are in sight} */
    default boolean covers(String region) {
        return switch (this) {
            case Everything _ -> true;
            case OwnRegion(var own) -> own.equals(region);
        };
    }
}
