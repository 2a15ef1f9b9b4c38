package se.usve.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import se.usve.stack.Bearer;
import se.usve.stack.Keys;
import se.usve.stack.Role;
import se.usve.stack.Tokens;

/** Those who call, as a column of a table of access names them. What they ask for is of region 01. */
enum Who {

    /** Without a token. */
    NOBODY(_ -> null),
    ADMIN(keys -> valid(keys, Role.ADMIN, null)),
    STEERING(keys -> valid(keys, Role.STEERING, null)),
    /** An assessor from elsewhere. */
    ASSESSOR(keys -> valid(keys, Role.ASSESSOR, "03")),
    /** An assessor from the region that it is about. */
    KIN(keys -> valid(keys, Role.ASSESSOR, "01")),
    /** An assessor whose token does not say from where. */
    ROOTLESS(keys -> new Tokens(keys).mintWithoutRegion(new Bearer(Role.ASSESSOR, "01", "rootless"), anHour())),
    /** The region that it is about. */
    REGION(keys -> valid(keys, Role.REGION, "01")),
    /** Another region. */
    OTHER(keys -> valid(keys, Role.REGION, "12")),
    /** A region whose token does not say which. */
    NAMELESS(keys -> new Tokens(keys).mintWithoutRegion(new Bearer(Role.REGION, "01", "nameless"), anHour())),
    OPERATOR(keys -> valid(keys, Role.OPERATOR, null)),
    /** Somebody who would be ADMIN were the token good: tried with each of {@link #forged}. */
    FORGED(_ -> null);

    private final Function<Keys, String> token;

    Who(Function<Keys, String> token) {
        this.token = token;
    }

    /** {@return the token they send, if any; signed by the system's own keys} */
    Optional<String> token(Keys keys) {
        return Optional.ofNullable(token.apply(keys));
    }

    /** {@return tokens that no service may take for anybody's, by what is wrong with them} */
    static Map<String, String> forged(Keys keys) {
        var admin = Bearer.of(Role.ADMIN, null);
        var now = Instant.now();
        var good = valid(keys, Role.ADMIN, null);
        var claims = good.split("\\.")[1];
        var forged = new LinkedHashMap<String, String>();
        forged.put("expired", new Tokens(keys).mint(admin, now.minus(anHour().multipliedBy(2)), anHour(), Tokens.ISSUER, Tokens.AUDIENCE));
        forged.put("of another issuer", new Tokens(keys).mint(admin, now, anHour(), "https://elsewhere.example", Tokens.AUDIENCE));
        forged.put("for another audience", new Tokens(keys).mint(admin, now, anHour(), Tokens.ISSUER, "elsewhere"));
        forged.put("signed by another key", new Tokens(Keys.generated()).mint(admin, anHour()));
        forged.put("not signed (alg none)", signed(claims, AlgorithmIdentifiers.NONE, null));
        forged.put("signed with the public key as a secret (HS256)", signed(claims, AlgorithmIdentifiers.HMAC_SHA256,
                new HmacKey(keys.publicKey().getBytes(StandardCharsets.US_ASCII))));
        forged.put("with other claims than were signed", good.replace(claims, Base64.getUrlEncoder().withoutPadding()
                .encodeToString(text(claims).replace("\"sub\":\"admin\"", "\"sub\":\"other\"").getBytes(StandardCharsets.UTF_8))));
        forged.put("no token at all", "nonsense");
        return forged;
    }

    private static String valid(Keys keys, Role role, String region) {
        return new Tokens(keys).mint(Bearer.of(role, region), anHour());
    }

    private static String signed(String claims, String algorithm, java.security.Key key) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key);
        signature.setPayload(text(claims));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static Duration anHour() {
        return Duration.ofHours(1);
    }
}
