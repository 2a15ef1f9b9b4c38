package se.usve.chassis.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who makes the request: name, roles and region, from the token. */
@RequestScoped
public class Caller {

    /** A county code; whatever else a token has there names no region. */
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");

    private final CurrentIdentityAssociation identities;
    private final String regionClaim;

    Caller(CurrentIdentityAssociation identities, AccessSettings settings) {
        this.identities = identities;
        this.regionClaim = settings.regionClaim();
    }

    /** {@return whether there is no token} */
    public boolean isAnonymous() {
        return identity().isAnonymous();
    }

    /** {@return whether the token carries the role} */
    public boolean is(String role) {
        return identity().hasRole(role);
    }

    /** {@return the name to keep in histories: the token's {@code upn}, {@code preferred_username} or {@code sub}} */
    public String name() {
        return identity().getPrincipal().getName();
    }

    /** {@return who the token is of, which no other token of its issuer is unless it is of the same: its {@code sub}} */
    public String subject() {
        return claim("sub").orElseGet(this::name);
    }

    /** {@return when the token ends, for what goes on after the request was let in; empty without a token} */
    public Optional<Instant> until() {
        return identity().getPrincipal() instanceof OidcJwtCallerPrincipal token && token.getExpirationTime() > 0
                ? Optional.of(Instant.ofEpochSecond(token.getExpirationTime()))
                : Optional.empty();
    }

    /** {@return the program the token was given to: its {@code azp} or {@code client_id}; empty if it names none} */
    public Optional<String> program() {
        return claim("azp").or(() -> claim("client_id"));
    }

    /**
     * {@return the region of the token, empty if it names none or not as a text of two digits: a rule that keeps
     * somebody from their own region must not be passed by naming it in another way, such as in a list}
     */
    public Optional<String> region() {
        return claim(regionClaim).filter(REGION.asMatchPredicate());
    }

    private Optional<String> claim(String name) {
        return identity().getPrincipal() instanceof OidcJwtCallerPrincipal token
                ? text(token.getClaim(name))
                : Optional.empty();
    }

    private static Optional<String> text(Object claim) {
        return switch (claim) {
            case String text -> Optional.of(text);
            case JsonString json -> Optional.of(json.getString());
            case null, default -> Optional.empty();
        };
    }

    /** {@return whether the caller may read what is any region's: ADMIN, ASSESSOR and STEERING may} */
    public boolean readsEveryRegion() {
        return is(Role.ADMIN) || is(Role.ASSESSOR) || is(Role.STEERING);
    }

    /** {@return the only region whose data the caller reads, empty for every region's} See {@link #readsEveryRegion}. */
    public Optional<String> readsOnly() {
        return readsEveryRegion() ? Optional.empty() : Optional.of(ownRegion());
    }

    /** {@return the only region that the caller acts for, empty for every one: ADMIN acts for all} */
    public Optional<String> actsOnlyFor() {
        return is(Role.ADMIN) ? Optional.empty() : Optional.of(ownRegion());
    }

    /** A token without a region stands for one that has nothing. */
    private String ownRegion() {
        return region().orElse("");
    }

    /** {@return whether the caller reports for this region} */
    public boolean reportsFor(String region) {
        return is(Role.REGION) && region().filter(region::equals).isPresent();
    }

    /**
     * Lets pass a caller with the role, or one who reports for the region.
     *
     * @throws ForbiddenException for anybody else
     */
    public void mustBeOrReportFor(String role, String region) {
        if (!is(role) && !reportsFor(region)) {
            throw new ForbiddenException();
        }
    }

    private SecurityIdentity identity() {
        return identities.getIdentity();
    }
}
