package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The stored contacts. */
@ApplicationScoped
class Contacts {

    private final DataSource dataSource;

    Contacts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Addresses> find(Holder holder) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(
                "select addresses from %s where round = ? and %s = ?".formatted(holder.table(), holder.column()))) {
            select.setString(1, holder.round());
            select.setString(2, holder.id());
            try (var found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Addresses(List.of((String[]) found.getArray(1).getArray())))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    void put(Holder holder, Addresses addresses, Instant at, String who) {
        try (var connection = dataSource.getConnection(); var upsert = connection.prepareStatement("""
                insert into %1$s (round, %2$s, addresses, changed_at, changed_by) values (?, ?, ?, ?, ?)
                on conflict (round, %2$s) do update set addresses = excluded.addresses, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by""".formatted(holder.table(), holder.column()))) {
            upsert.setString(1, holder.round());
            upsert.setString(2, holder.id());
            upsert.setArray(3, connection.createArrayOf("text", addresses.addresses().toArray()));
            upsert.setObject(4, at.atOffset(ZoneOffset.UTC));
            upsert.setString(5, who);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw failed("stored", e);
        }
    }

    void remove(Holder holder) {
        try (var connection = dataSource.getConnection(); var delete = connection.prepareStatement(
                "delete from %s where round = ? and %s = ?".formatted(holder.table(), holder.column()))) {
            delete.setString(1, holder.round());
            delete.setString(2, holder.id());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed("removed", e);
        }
    }

    /** Without the database's own words: they may hold the addresses. */
    private static IllegalStateException failed(String what, SQLException e) {
        return new IllegalStateException("A contact could not be " + what + " (SQL state " + e.getSQLState() + ")");
    }
}
