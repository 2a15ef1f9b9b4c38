package se.usve.chassis.sight;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Warns at the start where the policies do not hold for the service: it works as the role that owns the tables, or as one above it. */
@ApplicationScoped
class PoliciesInForce {

    private static final Logger LOG = Logger.getLogger(PoliciesInForce.class);

    private final DataSource dataSource;

    PoliciesInForce(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void look(@Observes StartupEvent started) {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select current_user, count(*) from pg_class where relrowsecurity and not row_security_active(oid)""")) {
            if (found.next() && found.getInt(2) > 0) {
                LOG.warnf("The role %s owns the tables, or is above their owner: rows of other regions are hidden by the service's own "
                        + "filters alone. Let another role own and migrate them (QUARKUS_FLYWAY_USERNAME).", found.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("It could not be seen whether rows of other regions are hidden", e);
        }
    }
}
