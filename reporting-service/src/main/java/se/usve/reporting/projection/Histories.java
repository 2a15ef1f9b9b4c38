package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SizeClass;
import se.usve.reporting.states.UnitRows;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.UnitScored.LevelOutcome;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.UnitRegistered;

/**
 * The histories of units: every version that an event told, in whatever order, once. Each table is one statement for a
 * batch. Of a unit whose row is locked nobody else inserts, so that instances do not wait for each other here.
 */
@ApplicationScoped
class Histories {

    private static final String REGISTRATIONS = """
            insert into registration_history (round, unit, version, name, region, specialty, hsa_id, designated_year,
                direct_patient_contact, part_of, continues, takes_part, changed_at)
            select round, unit, version, name, region, specialty, hsa_id, designated_year,
                direct_patient_contact, part_of, continues::jsonb, takes_part, changed_at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (round, unit, version, name, region, specialty, hsa_id,
                designated_year, direct_patient_contact, part_of, continues, takes_part, changed_at)
            on conflict do nothing""";

    private static final String SUBMISSIONS = """
            insert into submission_history (round, unit, version, questionnaire, submitted_at, size_class, patient_contact,
                sha256, answers)
            select round, unit, version, questionnaire, submitted_at, size_class, patient_contact, sha256, answers::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as n (round, unit, version, questionnaire, submitted_at, size_class,
                patient_contact, sha256, answers)
            on conflict do nothing""";

    private static final String WITHDRAWALS = """
            insert into withdrawal_history (round, unit, version, withdrawn_at) select * from unnest(?, ?, ?, ?)
            on conflict do nothing""";

    private static final String RESULTS = """
            insert into result_history (round, unit, version, submission_version, rule_set, rule_set_version, scored_at,
                cause, outcomes, self_reported, overridden, areas, grounds)
            select round, unit, version, submission_version, rule_set, rule_set_version, scored_at,
                cause, outcomes::jsonb, self_reported::jsonb, overridden::jsonb, areas::jsonb, grounds::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (round, unit, version, submission_version, rule_set,
                rule_set_version, scored_at, cause, outcomes, self_reported, overridden, areas, grounds)
            on conflict do nothing""";

    private final UnitRows rows;

    Histories(UnitRows rows) {
        this.rows = rows;
    }

    /** Stores what is not stored yet of units that are locked. */
    void store(Connection connection, Collection<Object> events) throws SQLException {
        storeRegistrations(connection, of(UnitRegistered.class, events));
        storeSubmissions(connection, of(SubmissionReceived.class, events));
        storeWithdrawals(connection, of(SubmissionWithdrawn.class, events));
        storeResults(connection, of(UnitScored.class, events));
    }

    private static <E> List<E> of(Class<E> kind, Collection<Object> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void storeRegistrations(Connection connection, List<UnitRegistered> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(REGISTRATIONS)) {
            new Columns<>(insert, events).execute(
                    Columns.text(UnitRegistered::round), Columns.text(UnitRegistered::unit),
                    Columns.number(UnitRegistered::version), Columns.text(UnitRegistered::name),
                    Columns.text(UnitRegistered::region), Columns.text(UnitRegistered::specialty),
                    Columns.text(UnitRegistered::hsaId), Columns.number(UnitRegistered::designatedYear),
                    Columns.truth(UnitRegistered::directPatientContact), Columns.text(UnitRegistered::partOf),
                    Columns.text(e -> rows.write(e.continues())), Columns.truth(UnitRegistered::takesPart),
                    Columns.time(UnitRegistered::changedAt));
        }
    }

    private void storeSubmissions(Connection connection, List<SubmissionReceived> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(SUBMISSIONS)) {
            new Columns<>(insert, events).execute(
                    Columns.text(SubmissionReceived::round), Columns.text(SubmissionReceived::unit),
                    Columns.number(SubmissionReceived::version), Columns.text(SubmissionReceived::questionnaire),
                    Columns.time(SubmissionReceived::submittedAt),
                    Columns.text(e -> SizeClass.of(e.answers()).name()),
                    Columns.text(e -> PatientContact.of(e.answers()).name()),
                    Columns.text(SubmissionReceived::sha256), Columns.text(e -> rows.write(e.answers())));
        }
    }

    private void storeWithdrawals(Connection connection, List<SubmissionWithdrawn> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(WITHDRAWALS)) {
            new Columns<>(insert, events).execute(
                    Columns.text(SubmissionWithdrawn::round), Columns.text(SubmissionWithdrawn::unit),
                    Columns.number(SubmissionWithdrawn::version), Columns.time(SubmissionWithdrawn::withdrawnAt));
        }
    }

    private void storeResults(Connection connection, List<UnitScored> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(RESULTS)) {
            new Columns<>(insert, events).execute(
                    Columns.text(UnitScored::round), Columns.text(UnitScored::unit),
                    Columns.number(UnitScored::version), Columns.number(UnitScored::submissionVersion),
                    Columns.text(UnitScored::ruleSet), Columns.number(UnitScored::ruleSetVersion),
                    Columns.time(UnitScored::scoredAt), Columns.text(e -> e.cause() == null ? null : e.cause().name()),
                    Columns.text(e -> rows.outcomes(e.levels(), LevelOutcome::outcome)),
                    Columns.text(e -> rows.outcomes(e.levels(), LevelOutcome::selfReported)),
                    Columns.text(e -> rows.overridden(e.levels())), Columns.text(e -> rows.areas(e.levels())),
                    Columns.text(e -> rows.write(e.grounds())));
        }
    }
}
