package se.usve.command.verify;

import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.usve.stack.StackFailure;

/**
 * Invariant of what people were told is stored: the audit, which nothing takes away from, has an entry for every answer that
 * was acknowledged; and clients that kept their receipts can show them.
 */
final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_A_TIME = 1_000;

    /** Each unit's acknowledged answers by their hash, and how often it withdrew any (hash null): said against stored. */
    private static final String SAID_AND_STORED = """
            select format('%s/%s: %s %s time(s) by the audit, %s stored', told.round, told.unit,
                          case when told.sha256 is null then 'withdrawn' else 'received ' || told.sha256 end,
                          coalesce(a.times, 0), coalesce(s.times, 0))
            from (select round, unit, case when action = 'submission.received' then after_hash end as sha256, count(*) as times
                  from audit where action in ('submission.received', 'submission.withdrawn') group by 1, 2, 3) a
            full join (select round, unit, sha256, count(*) as times from submission group by 1, 2, 3) s
                on a.round = s.round and a.unit = s.unit and coalesce(a.sha256, '') = coalesce(s.sha256, '')
            cross join lateral (select coalesce(a.round, s.round), coalesce(a.unit, s.unit), coalesce(a.sha256, s.sha256))
                told (round, unit, sha256)
            where a.times is distinct from s.times order by 1""";

    /**
     * A receipt, as the API gives it.
     *
     * @param line where it stands in the file
     */
    private record Receipt(long line, String round, String unit, long version, Instant submittedAt, String sha256) {

        static Receipt read(Path file, long line, String text) {
            try {
                var json = JSON.readTree(text);
                var receipt = new Receipt(line, word(json, "round"), word(json, "unit"), json.path("version").asLong(),
                        Instant.parse(word(json, "submittedAt")), word(json, "sha256"));
                if (receipt.version() < 1) {
                    throw new DateTimeException("no version");
                }
                return receipt;
            } catch (JsonProcessingException | DateTimeException e) {
                throw new StackFailure("Line %d of %s is no receipt: round, unit, version, submittedAt and sha256 are expected, as the API gives them."
                        .formatted(line, file), e);
            }
        }

        private static String word(JsonNode json, String field) {
            return Optional.ofNullable(json.path(field).textValue()).orElseThrow(() -> new DateTimeException("no " + field));
        }

        String name() {
            return round + "/" + unit + " version " + version;
        }
    }

    private Receipts() {
    }

    static Finding areOfStoredAnswers(Sources sources) throws SQLException, IOException {
        try (var survey = Rows.of(sources.database(SURVEY))) {
            var deviations = new ArrayList<>(survey.texts(SAID_AND_STORED));
            long acknowledged = survey.count(
                    "select count(*) from audit where action in ('submission.received', 'submission.withdrawn')");
            var figures = new ArrayList<>(List.of("%,d answers and withdrawals by the audit".formatted(acknowledged)));
            long shown = 0;
            if (sources.receipts().isPresent()) {
                shown = compare(sources.receipts().get(), survey, deviations);
                figures.add("%,d receipts shown by clients".formatted(shown));
            }
            return new Finding("I1", "everything that was acknowledged is stored, as the audit and clients' receipts say",
                    acknowledged + shown, figures, deviations, sources.receipts().isPresent() ? Optional.empty()
                            : Optional.of("no client's receipts were given"));
        }
    }

    private static long compare(Path file, Rows survey, List<String> deviations) throws IOException, SQLException {
        long lines = 0;
        long receipts = 0;
        var some = new ArrayList<Receipt>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                lines++;
                if (!text.isBlank()) {
                    some.add(Receipt.read(file, lines, text));
                    receipts++;
                }
                if (some.size() == AT_A_TIME) {
                    compare(some, survey, deviations);
                    some.clear();
                }
            }
        }
        compare(some, survey, deviations);
        return receipts;
    }

    private static void compare(List<Receipt> receipts, Rows survey, List<String> deviations) throws SQLException {
        var rounds = receipts.stream().map(Receipt::round).toArray(String[]::new);
        var units = receipts.stream().map(Receipt::unit).toArray(String[]::new);
        var versions = receipts.stream().map(Receipt::version).toArray(Long[]::new);
        survey.all("""
                select r.n, s.sha256, s.submitted_at, s.version is not null
                from unnest(?, ?, ?) with ordinality r (round, unit, version, n)
                left join submission s using (round, unit, version) order by r.n""", row -> {
            var receipt = receipts.get(row.getInt(1) - 1);
            if (!row.getBoolean(4)) {
                deviations.add("%s: receipt in line %d, but nothing is stored".formatted(receipt.name(), receipt.line()));
            } else if (!receipt.sha256().equals(row.getString(2))) {
                deviations.add("%s: receipt in line %d for answers %s, stored are %s"
                        .formatted(receipt.name(), receipt.line(), receipt.sha256(), row.getString(2)));
            } else {
                // The database keeps millionths of a second.
                var stored = row.getTimestamp(3).toInstant();
                if (!stored.truncatedTo(ChronoUnit.MICROS).equals(receipt.submittedAt().truncatedTo(ChronoUnit.MICROS))) {
                    deviations.add("%s: receipt in line %d of %s, stored at %s"
                            .formatted(receipt.name(), receipt.line(), receipt.submittedAt(), stored));
                }
            }
            return receipt;
        }, rounds, units, versions);
    }
}
