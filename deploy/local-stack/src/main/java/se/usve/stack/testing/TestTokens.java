package se.usve.stack.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import se.usve.stack.Bearer;
import se.usve.stack.Keys;
import se.usve.stack.Role;
import se.usve.stack.Tokens;

/** Bearer tokens that the services under test accept, and some that they must refuse. */
public final class TestTokens {
    private static final Duration HOUR = Duration.ofHours(1);

    private TestTokens() {}

    /** A token for ADMIN, STEERING or OPERATOR. */
    public static String bearer(String role) {
        return bearer(role, null);
    }

    /** A token for REGION or ASSESSOR of the region with this code, for instance {@code 01}. */
    public static String bearer(String role, String region) {
        return tokens().mint(who(role, region), HOUR);
    }

    /** As {@link #bearer(String, String)}, for somebody with this name. */
    public static String bearer(String role, String region, String name) {
        return tokens().mint(new Bearer(Role.valueOf(role), region, name), HOUR);
    }

    /** Right in all but that it does not say which region its bearer belongs to. */
    public static String withoutRegion(String role) {
        return tokens().mintWithoutRegion(who(role, "01"), HOUR);
    }

    /** Right in all but the form in which it says which region its bearer belongs to. */
    public static String withRegionAs(String role, Object region) {
        return tokens().mintWithRegion(who(role, "01"), region, HOUR);
    }

    /** Right in all but its time: it ended an hour ago. */
    public static String expired(String role, String region) {
        return tokens().mint(who(role, region), Instant.now().minus(HOUR.multipliedBy(2)), HOUR, Tokens.ISSUER, Tokens.AUDIENCE);
    }

    /** Right in all but its issuer. */
    public static String ofOtherIssuer(String role, String region) {
        return tokens().mint(who(role, region), Instant.now(), HOUR, "https://elsewhere.example", Tokens.AUDIENCE);
    }

    /** Right in all but its audience. */
    public static String forOtherAudience(String role, String region) {
        return tokens().mint(who(role, region), Instant.now(), HOUR, Tokens.ISSUER, "elsewhere");
    }

    /** Right in all but the key that signed it. */
    public static String signedByOther(String role, String region) {
        return new Tokens(Keys.generated()).mint(who(role, region), HOUR);
    }

    private static Bearer who(String role, String region) {
        return Bearer.of(Role.valueOf(role), region);
    }

    private static Tokens tokens() {
        return new Tokens(Keys.in(Path.of(TestStack.folder())));
    }
}
