package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import se.usve.survey.contract.FollowUpReported;

/** The table {@code follow_up_history}: all that regions told of how levels are mended, in whatever order, once. */
@ApplicationScoped
class FollowUpRows {

    private static final String INSERT = """
            insert into follow_up_history (round, unit, version, level, region, measure, responsible, due, status, mended_on,
                evidence, reported_at)
            select round, unit, version, level, region, measure, responsible, due::date, status, mended_on::date, evidence,
                reported_at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (round, unit, version, level, region, measure, responsible,
                due, status, mended_on, evidence, reported_at)
            on conflict do nothing""";

    /** Stores what is not stored yet. */
    void store(Connection connection, Collection<FollowUpReported> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        // In one order, so that instances never wait for each other in a ring.
        var inOrder = events.stream().sorted(Comparator.comparing(FollowUpReported::round)
                .thenComparing(FollowUpReported::unit).thenComparing(FollowUpReported::version)).toList();
        try (var insert = connection.prepareStatement(INSERT)) {
            new Columns<>(insert, inOrder).execute(
                    Columns.text(FollowUpReported::round), Columns.text(FollowUpReported::unit),
                    Columns.number(FollowUpReported::version), Columns.number(FollowUpReported::level),
                    Columns.text(FollowUpReported::region), Columns.text(FollowUpReported::measure),
                    Columns.text(FollowUpReported::responsible), Columns.text(e -> e.due().toString()),
                    Columns.text(e -> e.status().name()),
                    Columns.text(e -> e.mendedOn() == null ? null : e.mendedOn().toString()),
                    Columns.text(FollowUpReported::evidence), Columns.time(FollowUpReported::reportedAt));
        }
    }
}
