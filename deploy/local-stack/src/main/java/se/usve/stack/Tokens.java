package se.usve.stack;

import java.time.Duration;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

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
        return signed(claims(bearer, issuedAt, validFor, issuer, audience));
    }

    /** As {@link #mint(Bearer, Duration)}, not saying which region its bearer belongs to: tests need one that does not. */
    public String mintWithoutRegion(Bearer bearer, Duration validFor) {
        JwtClaims claims = claims(bearer, Instant.now(), validFor, ISSUER, AUDIENCE);
        claims.unsetClaim("region");
        return signed(claims);
    }

    /** As {@link #mint(Bearer, Duration)}, with anything as the claim of the region: tests need the ones that name none. */
    public String mintWithRegion(Bearer bearer, Object region, Duration validFor) {
        JwtClaims claims = claims(bearer, Instant.now(), validFor, ISSUER, AUDIENCE);
        claims.setClaim("region", region);
        return signed(claims);
    }

    private static JwtClaims claims(Bearer bearer, Instant issuedAt, Duration validFor, String issuer, String audience) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(bearer.name());
        claims.setStringClaim("upn", bearer.name());
        claims.setStringClaim("preferred_username", bearer.name());
        claims.setStringClaim("name", bearer.name());
        claims.setStringListClaim("groups", bearer.role().name());
        if (bearer.region() != null) {
            claims.setStringClaim("region", bearer.region());
        }
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(issuedAt.plus(validFor).getEpochSecond()));
        claims.setGeneratedJwtId();
        return claims;
    }

    private String signed(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(keys.signingKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("An RSA key signs with RS256", e);
        }
    }
}
