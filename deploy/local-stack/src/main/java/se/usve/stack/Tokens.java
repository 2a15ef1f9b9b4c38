package se.usve.stack;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Mints the bearer tokens of the local stack: RS256, with the claims that an identity provider would give. */
public final class Tokens {
    /** The issuer that the services of the local stack trust. */
    public static final String ISSUER = "https://usve.local";
    /** The audience that a token must be meant for. */
    public static final String AUDIENCE = "usve";

    private final Keys keys;

    public Tokens(Keys keys) {
        this.keys = keys;
    }

    /** A signed token, valid from now on for the given time. */
    public String mint(Bearer bearer, Duration validFor) {
        return mint(bearer, Instant.now(), validFor, ISSUER, AUDIENCE);
    }

    /** As {@link #mint(Bearer, Duration)}, with any issue time, issuer and audience: tests need the ones that are refused. */
    public String mint(Bearer bearer, Instant issuedAt, Duration validFor, String issuer, String audience) {
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .audience(audience)
                .subject(bearer.name())
                .upn(bearer.name())
                .preferredUserName(bearer.name())
                .claim("name", bearer.name())
                .groups(Set.of(bearer.role().name()))
                .issuedAt(issuedAt)
                .expiresAt(issuedAt.plus(validFor));
        if (bearer.region() != null) {
            claims.claim("region", bearer.region());
        }
        return claims.sign(keys.signingKey());
    }
}
