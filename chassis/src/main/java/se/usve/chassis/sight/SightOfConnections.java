package se.usve.chassis.sight;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;

/**
 * Says to the database whose rows it is to show, whenever a connection is taken from the pool: no code that asks can forget it.
 *
 * <p>Outside a transaction it is said for good, and not again while the same is wanted: one round trip when a connection changes
 * between callers who see different things. In a transaction it is said for that alone, in the round trip of its first
 * statement's own, unless it was said for good before; what is said for good there would be taken back by a rollback.
 */
@ApplicationScoped
class SightOfConnections implements AgroalPoolInterceptor {

    private final Sight sight;
    private final Map<PGConnection, String> saidForGood = Collections.synchronizedMap(new WeakHashMap<>());

    SightOfConnections(Sight sight) {
        this.sight = sight;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (Sight.isLeftToStatement()) {
            return;
        }
        try {
            say(sight.now(), connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be told whose rows to show", e);
        }
    }

    private void say(String whose, Connection connection) throws SQLException {
        var session = connection.unwrap(PGConnection.class);
        if (whose.equals(saidForGood.get(session))) {
            return;
        }
        boolean forGood = connection.getAutoCommit();
        // Not a query: a transaction may still choose its isolation. The value is ALL, two digits or nothing.
        try (var set = connection.createStatement()) {
            set.execute("set %s usve.region = '%s'".formatted(forGood ? "session" : "local", whose));
        }
        if (forGood) {
            saidForGood.put(session, whose);
        }
    }
}
