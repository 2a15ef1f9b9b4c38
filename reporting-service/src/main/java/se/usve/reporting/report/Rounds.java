package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.usve.survey.contract.RoundChanged;

/** The rounds that the service has heard of. */
@ApplicationScoped
public class Rounds {

    private static final String COLUMNS = """
            select round, state, rule_set, period_from, period_to, owner, questionnaire, opens, closes, follow_up_by,
                changed_at
            """;

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
            try (var select = connection.prepareStatement(COLUMNS + """
                    from round where state = any (?) and owner is null
                    order by period_to desc nulls last, round desc""")) {
                select.setArray(1, connection.createArrayOf("text",
                        Arrays.stream(states).map(RoundChanged.State::name).toArray()));
                return read(select);
            }
        });
    }

    Optional<Round> find(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(COLUMNS + "from round where round = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** {@return the round as it was at a time, empty if it was not there yet} */
    Optional<Round> find(Connection connection, String id, Instant at) throws SQLException {
        try (var select = connection.prepareStatement(COLUMNS + """
                from round_history where round = ? and changed_at <= ? order by version desc limit 1""")) {
            select.setString(1, id);
            select.setObject(2, at.atOffset(ZoneOffset.UTC));
            return read(select).stream().findFirst();
        }
    }

    /** {@return when the round was first heard of, empty if it never was} */
    Optional<Instant> began(Connection connection, String round) throws SQLException {
        try (var select = connection.prepareStatement("select min(changed_at) from round_history where round = ?")) {
            select.setString(1, round);
            try (var found = select.executeQuery()) {
                found.next();
                return Optional.ofNullable(found.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
            }
        }
    }

    /** {@return when the round was published; if it is not, a time that never comes} */
    Instant published(Connection connection, String round) throws SQLException {
        try (var select = connection.prepareStatement(
                "select min(changed_at) from round_history where round = ? and state = 'PUBLISHED'")) {
            select.setString(1, round);
            try (var found = select.executeQuery()) {
                found.next();
                return Optional.ofNullable(found.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant)
                        .orElse(Instant.MAX);
            }
        }
    }

    /** {@return when something last happened to a unit of the round, empty if nothing did} */
    Optional<Instant> moved(Connection connection, String round) throws SQLException {
        try (var select = connection.prepareStatement("select moved_at from round_moved where round = ?")) {
            select.setString(1, round);
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    private static List<Round> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Round>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Round(rows.getString(1), RoundChanged.State.valueOf(rows.getString(2)),
                        rows.getString(3), rows.getObject(4, LocalDate.class), rows.getObject(5, LocalDate.class),
                        rows.getString(6), rows.getString(7), rows.getObject(8, LocalDate.class),
                        rows.getObject(9, LocalDate.class), rows.getObject(10, LocalDate.class),
                        rows.getObject(11, OffsetDateTime.class).toInstant()));
            }
        }
        return found;
    }
}
