package se.usve.chassis.sight;

import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;

/**
 * Whose rows the database shows to the work under way, and lets it write. The tables that hold what is a region's own have
 * policies (row-level security) that read it from the setting {@code usve.region}: a region's code for that region's rows,
 * {@value #ALL} for all; unset, or anything else, for none.
 *
 * <p>A request sees what its caller may see at most: ADMIN, ASSESSOR and STEERING all, REGION its own region's, and who is none of
 * them nothing; what an operator sets going sees all once it goes by itself. What the service does for no request sees all. The
 * services' own filters come before this, and are often narrower; it is there for the one that is forgotten.
 */
@ApplicationScoped
public class Sight {

    /** Every region's rows. */
    public static final String ALL = "ALL";
    private static final String NOTHING = "";
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");

    private static final ScopedValue<String> SAID = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> LEFT_TO_STATEMENT = ScopedValue.newInstance();

    private final Caller caller;
    private final CurrentVertxRequest request;

    Sight(Caller caller, CurrentVertxRequest request) {
        this.caller = caller;
        this.request = request;
    }

    /** {@return the value of the database's setting for the work under way} */
    public String now() {
        if (SAID.isBound()) {
            return SAID.get();
        }
        return isRequest() ? ofCaller() : ALL;
    }

    /** Scheduled work and the observers of a start have a request's context and no request. */
    private boolean isRequest() {
        return Arc.container().requestContext().isActive() && request.getCurrent() != null;
    }

    private String ofCaller() {
        try {
            if (caller.readsEveryRegion()) {
                return ALL;
            }
            return caller.is(Role.REGION) ? caller.region().orElse(NOTHING) : NOTHING;
        } catch (AuthenticationFailedException _) {
            // Where no token is needed a bad one is nobody's.
            return NOTHING;
        }
    }

    /**
     * Does what needs every region's rows for a caller who may not see them: counts of the whole country. What it gives must say
     * nothing of a single unit of another region. It must not have begun a transaction: whose rows a connection shows is said when it
     * is taken from the pool.
     */
    public <T> T ofEveryRegion(Supplier<T> work) {
        return ScopedValue.where(SAID, ALL).call(work::get);
    }

    /**
     * Goes on with a request's work after the request, which by itself would see all.
     *
     * @param region the only region that it is for, or empty for all
     */
    public void of(Optional<String> region, Runnable work) {
        ScopedValue.where(SAID, region.map(Sight::code).orElse(ALL)).run(work);
    }

    private static String code(String region) {
        return REGION.matcher(region).matches() ? region : NOTHING;
    }

    /**
     * {@return a connection to which nothing is said, for one statement that says it itself, by
     * {@code set_config('usve.region', …, true)} before all else in it} That saves a round trip. Until it does the connection shows
     * what its last user saw, so nothing else may be asked by it.
     */
    public Connection leftToStatement(DataSource dataSource) throws SQLException {
        return ScopedValue.where(LEFT_TO_STATEMENT, true).call(dataSource::getConnection);
    }

    static boolean isLeftToStatement() {
        return LEFT_TO_STATEMENT.isBound();
    }
}
