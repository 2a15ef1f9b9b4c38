package se.usve.stack;

/** Who a token is for; the services read it from the claim {@code groups}. */
public enum Role {
    ADMIN,
    REGION,
    ASSESSOR,
    STEERING,
    OPERATOR;

    /** Whether a token of this role names the region its bearer belongs to. */
    public boolean hasRegion() {
        return this == REGION || this == ASSESSOR;
    }
}
