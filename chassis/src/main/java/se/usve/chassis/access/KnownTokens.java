package se.usve.chassis.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import se.usve.chassis.pages.PagePaths;

/**
 * Knows again a bearer token that was found good a moment ago: scripts send the same one with call after call, and to verify its
 * signature costs more than anything else that is done for a small one.
 *
 * <p>A token is known by all its characters, until it ends and for a minute at most: then it is verified anew, so that one whose
 * key the issuer has withdrawn counts no longer than that. What was found bad is never known. Pages, whose sessions are no tokens
 * of the API, are left alone.
 */
@ApplicationScoped
class KnownTokens implements HttpAuthenticationMechanism, SecurityIdentityAugmentor {

    private static final String BEARER = "Bearer ";
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** When there are more, all are forgotten and verified anew. */
    private static final int MOST = 1000;
    private static final int BEFORE_VERIFYING = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1000;

    /** Whose a token is, and until when that need not be asked again. */
    private record Known(SecurityIdentity who, Instant until) {
    }

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Predicate<String> pages;
    private final InstantSource clock;

    @Inject
    KnownTokens(PagePaths pages) {
        this(pages::include, InstantSource.system());
    }

    KnownTokens(Predicate<String> pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public int getPriority() {
        return BEFORE_VERIFYING;
    }

    /** {@return whose the token is; nobody's if it is not known, which leaves it to be verified} */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        return Uni.createFrom().item(tokenOf(http).map(known::get).filter(found -> clock.instant().isBefore(found.until))
                .map(Known::who).orElse(null));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return Uni.createFrom().nullItem();
    }

    /** Remembers whose a token is that was verified now, without what belongs to the request it came with. */
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        RoutingContext http = identity.getAttribute(RoutingContext.class.getName());
        if (http != null && identity.getPrincipal() instanceof OidcJwtCallerPrincipal verified) {
            tokenOf(http).filter(token -> token.equals(verified.getRawToken())).ifPresent(token -> {
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(token, new Known(QuarkusSecurityIdentity.builder().setPrincipal(verified)
                        .addRoles(identity.getRoles()).addCredentials(identity.getCredentials()).build(),
                        until(verified.getExpirationTime())));
            });
        }
        return Uni.createFrom().item(identity);
    }

    private Instant until(long tokenEnds) {
        var end = Instant.ofEpochSecond(tokenEnds);
        var latest = clock.instant().plus(LONGEST);
        return end.isBefore(latest) ? end : latest;
    }

    private Optional<String> tokenOf(RoutingContext http) {
        return Optional.ofNullable(http.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(sent -> sent.startsWith(BEARER) && !pages.test(http.normalizedPath()))
                .map(sent -> sent.substring(BEARER.length()));
    }
}
