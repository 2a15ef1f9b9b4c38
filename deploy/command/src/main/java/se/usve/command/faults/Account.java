package se.usve.command.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What clients were told, held against what is stored.
 *
 * @param receipts   how many they were given
 * @param givenUp    how many requests ended without a receipt and were not sent again
 * @param stored     how many of those are stored all the same
 * @param deviations what does not agree, in words
 */
record Account(int receipts, int givenUp, int stored, List<String> deviations) {

    /** A submission with how many events and entries of the audit tell of it. */
    private record Row(String unit, long version, String key, String sha256, long events, long units, long entries) {
        String named() {
            return unit + " version " + version;
        }
    }

    private static final String ROWS = """
            select s.unit, s.version, s.idempotency_key, s.sha256,
                (select count(*) from outbox o where o.key = s.round || '/' || s.unit and o.version = s.version
                    and o.type = 'se.usve.survey.submission-received.v1'),
                count(*) over (partition by s.unit),
                (select count(*) from audit a where a.round = s.round and a.unit = s.unit and a.action = 'submission.received')
            from submission s where s.round = ?""";

    static Account of(Connection survey, Clients clients) throws SQLException {
        var deviations = new ArrayList<String>();
        var byKey = rows(survey, clients.round()).stream().collect(Collectors.toMap(Row::key, row -> row));
        var known = new HashSet<>(clients.givenUp());
        var versions = new HashMap<String, String>();
        for (var told : clients.told()) {
            known.add(told.key());
            var receipt = told.receipt();
            var row = byKey.get(told.key());
            if (row == null || row.version() != receipt.path("version").asLong()
                    || !row.unit().equals(receipt.path("unit").asText())
                    || !row.sha256().equals(receipt.path("sha256").asText())) {
                deviations.add("A receipt for what is not stored: " + receipt + ", stored: " + row);
            }
            var twice = versions.put(receipt.path("unit").asText() + "/" + receipt.path("version").asText(), told.key());
            if (twice != null) {
                deviations.add("Two requests were given a receipt of the same version: " + receipt);
            }
        }
        for (var row : byKey.values()) {
            if (!known.contains(row.key())) {
                deviations.add("Stored and sent by nobody: " + row.named());
            }
            if (row.events() != 1) {
                deviations.add(row.events() + " events tell of " + row.named());
            }
            if (row.units() != row.entries()) {
                deviations.add("%d submissions of %s, and %d entries of the audit".formatted(row.units(), row.unit(), row.entries()));
            }
        }
        return new Account(clients.told().size(), clients.givenUp().size(),
                (int) clients.givenUp().stream().filter(byKey::containsKey).count(), deviations);
    }

    private static List<Row> rows(Connection survey, String round) throws SQLException {
        try (var select = survey.prepareStatement(ROWS)) {
            select.setString(1, round);
            var rows = new ArrayList<Row>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getString(1), found.getLong(2), found.getString(3), found.getString(4),
                            found.getLong(5), found.getLong(6), found.getLong(7)));
                }
            }
            return rows;
        }
    }
}
