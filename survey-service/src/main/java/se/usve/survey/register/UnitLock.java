package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes those who register the same unit at the same time wait for each other, also when it has no row yet. */
@ApplicationScoped
class UnitLock {

    private static final int LOCK_CLASS = 0x0A0E;

    private final DataSource dataSource;

    UnitLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until nobody else registers the unit, and holds it to the end of the transaction. */
    void hold(UnitId id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select pg_advisory_xact_lock(?, hashtext(?))")) {
            select.setInt(1, LOCK_CLASS);
            select.setString(2, id.round() + "/" + id.unit());
            select.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The unit " + id + " could not be locked", e);
        }
    }
}
