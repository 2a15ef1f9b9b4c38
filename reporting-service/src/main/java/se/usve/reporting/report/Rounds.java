package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.usve.survey.contract.RoundChanged;

/** The rounds that the service has heard of. */
@ApplicationScoped
public class Rounds {

    private final Snapshot snapshot;

    Rounds(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** {@return the rounds published for everybody, the newest period first; no region's own} */
    public List<Round> published() {
        return of(RoundChanged.State.PUBLISHED);
    }

    /** {@return the rounds that collect answers or are being assessed, the newest period first; no region's own} */
    List<Round> underWay() {
        return of(RoundChanged.State.OPEN, RoundChanged.State.CLOSED);
    }

    private List<Round> of(RoundChanged.State... states) {
        return snapshot.read(connection -> {
            try (var select = connection.prepareStatement("""
                    select round, state, rule_set, period_from, period_to, owner from round
                    where state = any (?) and owner is null
                    order by period_to desc nulls last, round desc""")) {
                select.setArray(1, connection.createArrayOf("text",
                        Arrays.stream(states).map(RoundChanged.State::name).toArray()));
                return read(select);
            }
        });
    }

    Optional<Round> find(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "select round, state, rule_set, period_from, period_to, owner from round where round = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    private static List<Round> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Round>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Round(rows.getString(1), RoundChanged.State.valueOf(rows.getString(2)),
                        rows.getString(3), rows.getObject(4, LocalDate.class), rows.getObject(5, LocalDate.class),
                        rows.getString(6)));
            }
        }
        return found;
    }
}
