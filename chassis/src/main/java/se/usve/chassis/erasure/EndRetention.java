package se.usve.chassis.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import se.usve.chassis.sql.Sql;

/**
 * Looks now and then for what has been kept long enough: replaces names by pseudonyms, and removes what is no longer needed.
 * One instance at a time does it; what one has done is not there for the next. Counts the rows in
 * {@code usve_retention_erased_total} by what was erased.
 */
@ApplicationScoped
public class EndRetention {

    private static final Logger LOG = Logger.getLogger(EndRetention.class);
    private static final String NAMES = "names";

    private final Sql sql;
    private final Erasures erasures;
    private final Instance<PersonalData> data;
    private final RetentionSettings settings;
    private final InstantSource clock;
    private final MeterRegistry meters;

    EndRetention(Sql sql, Erasures erasures, Instance<PersonalData> data,
            RetentionSettings settings, InstantSource clock, MeterRegistry meters) {
        this.sql = sql;
        this.erasures = erasures;
        this.data = data;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(every = "${usve.retention.every:off}", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void come() {
        if (data.isResolvable()) {
            try {
                at(clock.instant(), settings.names());
            } catch (RuntimeException e) {
                LOG.errorf(e, "What has been kept long enough could not be erased; it will be tried again");
            }
        }
    }

    /**
     * Erases what has been kept long enough at that time.
     *
     * @param kept how long names are kept
     * @return what was erased to how many rows; empty also when another instance is at it
     */
    public Map<String, Integer> at(Instant now, KeptFor kept) {
        var erased = QuarkusTransaction.requiringNew().call(() -> {
            if (sql.first("select pg_try_advisory_xact_lock(hashtext('usve.retention'))", row -> row.getBoolean(1)).orElseThrow()) {
                var rows = new TreeMap<>(data.get().removeUnneeded(now));
                kept.cutoff(now).ifPresent(cutoff -> rows.merge(NAMES, pseudonymise(cutoff, now), Integer::sum));
                return rows;
            }
            return new TreeMap<String, Integer>();
        });
        erased.forEach((what, rows) -> meters.counter("usve.retention.erased", "what", what).increment(rows));
        erased.values().removeIf(rows -> rows == 0);
        if (!erased.isEmpty()) {
            LOG.infof("Kept long enough and erased, rows by what they were: %s", erased);
        }
        return erased;
    }

    private int pseudonymise(Instant cutoff, Instant now) {
        var personal = data.get();
        var columns = personal.names().stream().filter(column -> column.ended() != null).toList();
        var people = people(columns, personal.nobody(), cutoff);
        if (people.isEmpty()) {
            return 0;
        }
        var erasure = new Erasure(UUID.randomUUID(), Erasure.Kind.RETENTION, erasures.pseudonym(), null, null,
                "usve.retention.names", now, "retention", 0, List.of(), List.of());
        erasures.add(erasure);
        var pseudonyms = IntStream.rangeClosed(1, people.size()).mapToObj(number -> erasure.pseudonym() + "-" + number).toList();
        var places = new ArrayList<Erasure.Place>();
        for (var column : columns) {
            var rows = sql.update("with c as (select ?::timestamptz as cutoff) update " + column.table() + " t set "
                    + column.column() + " = m.pseudonym" + column.also()
                    + " from c, unnest(?::text[], ?::text[]) m(name, pseudonym) where t." + column.column()
                    + " = m.name and " + column.ended(), cutoff, people, pseudonyms);
            if (rows > 0) {
                places.add(new Erasure.Place(column.place(), rows));
            }
        }
        erasures.done(new Erasure(erasure.erasure(), erasure.kind(), erasure.pseudonym(), null, null, erasure.reason(), now,
                erasure.by(), Erasure.sum(places), places, List.of()));
        return (int) Erasure.sum(places);
    }

    /** In no order that would tell who is who. */
    private List<String> people(List<NameColumn> columns, List<String> nobody, Instant cutoff) {
        var everywhere = columns.stream().map(column -> "select t." + column.column() + " as name from " + column.table()
                + " t, c where " + column.ended()).collect(Collectors.joining(" union "));
        return sql.list("with c as (select ?::timestamptz as cutoff) select name from (" + everywhere
                + ") n where name is not null and name not like '" + Erasures.PREFIX + "%' and name <> all(?) order by random()",
                row -> row.getString(1), cutoff, nobody);
    }
}
