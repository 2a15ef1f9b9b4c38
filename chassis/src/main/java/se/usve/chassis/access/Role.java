package se.usve.chassis.access;

/** The roles a token can carry, as constants for {@code @RolesAllowed}. */
public final class Role {

    /** Runs the survey: rounds, units, everything. */
    public static final String ADMIN = "ADMIN";
    /** Reports for one region, named by the claim {@code region}. */
    public static final String REGION = "REGION";
    /** Judges examples and overrides, never for the region named by the claim {@code region}. */
    public static final String ASSESSOR = "ASSESSOR";
    /** Reads everything, changes nothing. */
    public static final String STEERING = "STEERING";
    /** Runs the system: health and metrics, no answers. */
    public static final String OPERATOR = "OPERATOR";

    private Role() {
    }
}
