package se.usve.chassis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** What is not verified again is nothing but the very token that was, for a short time. */
class KnownTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final KnownTokens tokens = new KnownTokens(path -> path.startsWith("/form"), () -> now);

    @Test
    void whoWasVerifiedIsKnownByTheSameTokenAlone() {
        assertNull(who(request("Bearer a.b.c", "/survey/v1/rounds")));
        verified("a.b.c", request("Bearer a.b.c", "/survey/v1/rounds"), Duration.ofHours(1));

        var known = who(request("Bearer a.b.c", "/survey/v1/rounds/x"));
        assertEquals("anna", known.getPrincipal().getName());
        assertEquals(Set.of("REGION"), known.getRoles());
        assertEquals("a.b.c", known.getCredential(AccessTokenCredential.class).getToken());
        assertNull(known.getAttribute(RoutingContext.class.getName()), "the request it came with is not kept");
        assertNull(who(request("Bearer a.b.d", "/survey/v1/rounds/x")));
        assertNull(who(request("Bearer a.b.c ", "/survey/v1/rounds/x")));
        assertNull(who(request("Bearer a.b.", "/survey/v1/rounds/x")));
        assertNull(who(request(null, "/survey/v1/rounds/x")));
    }

    @Test
    void itIsVerifiedAnewEveryMinute() {
        verified("a.b.c", request("Bearer a.b.c", "/survey/v1/rounds"), Duration.ofHours(1));
        now = START.plusSeconds(59);
        assertEquals("anna", who(request("Bearer a.b.c", "/survey/v1/rounds")).getPrincipal().getName());
        now = START.plusSeconds(60);
        assertNull(who(request("Bearer a.b.c", "/survey/v1/rounds")));
    }

    @Test
    void itEndsWhenTheTokenEnds() {
        verified("a.b.c", request("Bearer a.b.c", "/survey/v1/rounds"), Duration.ofSeconds(10));
        now = START.plusSeconds(9);
        assertEquals("anna", who(request("Bearer a.b.c", "/survey/v1/rounds")).getPrincipal().getName());
        now = START.plusSeconds(10);
        assertNull(who(request("Bearer a.b.c", "/survey/v1/rounds")));
    }

    @Test
    void aSessionOfPagesIsNoToken() {
        verified("the.id.token", request(null, "/form"), Duration.ofHours(1));
        assertNull(who(request("Bearer the.id.token", "/survey/v1/rounds")));

        verified("the.id.token", request("Bearer another", "/survey/v1/rounds"), Duration.ofHours(1));
        assertNull(who(request("Bearer the.id.token", "/survey/v1/rounds")));
        assertNull(who(request("Bearer another", "/survey/v1/rounds")));

        verified("a.b.c", request("Bearer a.b.c", "/survey/v1/rounds"), Duration.ofHours(1));
        assertNull(who(request("Bearer a.b.c", "/form")), "pages have rules of their own");
    }

    @Test
    void thereAreNeverMoreThanSomeAtATime() {
        for (int i = 0; i < 1_001; i++) {
            verified("t" + i, request("Bearer t" + i, "/survey/v1/rounds"), Duration.ofHours(1));
        }
        assertNull(who(request("Bearer t0", "/survey/v1/rounds")));
        assertEquals("anna", who(request("Bearer t1000", "/survey/v1/rounds")).getPrincipal().getName());
    }

    private SecurityIdentity who(RoutingContext http) {
        return tokens.authenticate(http, null).await().indefinitely();
    }

    private void verified(String token, RoutingContext http, Duration validFor) {
        var claims = new JwtClaims();
        claims.setClaim(Claims.raw_token.name(), token);
        claims.setSubject("anna");
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(validFor).getEpochSecond()));
        var credential = new AccessTokenCredential(token);
        tokens.augment(QuarkusSecurityIdentity.builder().setPrincipal(new OidcJwtCallerPrincipal(claims, credential))
                .addRole("REGION").addCredential(credential).addAttribute(RoutingContext.class.getName(), http).build(), null)
                .await().indefinitely();
    }

    private static RoutingContext request(String authorization, String path) {
        var request = of(HttpServerRequest.class, "getHeader", authorization);
        return (RoutingContext) Proxy.newProxyInstance(RoutingContext.class.getClassLoader(),
                new Class<?>[] {RoutingContext.class}, (_, method, _) -> switch (method.getName()) {
                    case "request" -> request;
                    case "normalizedPath" -> path;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private static <T> T of(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, called, _) -> {
            assertEquals(method, called.getName());
            return answer;
        }));
    }
}
