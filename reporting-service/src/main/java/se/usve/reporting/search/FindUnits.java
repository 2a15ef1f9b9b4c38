package se.usve.reporting.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import se.usve.chassis.paging.PageRequest;
import se.usve.reporting.report.Levels;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.Visibility;
import se.usve.scoring.contract.Outcome;

/** Finds units of a round among those the caller may see. Errors are those of {@link Visibility}, and those named here. */
@ApplicationScoped
public class FindUnits {

    // Each condition is switched off by a null parameter. position() knows no wildcards that would have to be escaped.
    private static final String WANTED = """
            select unit, name, t.region, t.specialty, submitted_at, outcomes, count(*) over () as total
            from taking_part t, (select ?::text as round, ?::text as text, ?::text as region, ?::text as specialty,
                ?::text as level, ?::text as outcome, ?::boolean as unanswered) w
            where t.round = w.round
                and (w.text is null or position(lower(w.text) in lower(name)) > 0
                    or position(lower(w.text) in lower(unit)) > 0)
                and (w.region is null or t.region = w.region)
                and (w.specialty is null or t.specialty = w.specialty)
                and (w.level is null or w.unanswered or jsonb_exists(outcomes, w.level))
                and (w.outcome is null or case when w.level is null
                        then exists (select 1 from jsonb_each_text(outcomes) o where o.value = w.outcome)
                        else outcomes ->> w.level = w.outcome end)
                and (not w.unanswered or outcomes is null)
            order by t.region, name, unit limit ? offset ?""";

    private static final TypeReference<TreeMap<Integer, Outcome>> OUTCOMES = new TypeReference<>() {
    };

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Levels levels;
    private final ObjectMapper json;

    FindUnits(Snapshot snapshot, Visibility visibility, Levels levels, ObjectMapper json) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.levels = levels;
        this.json = json;
    }

    /**
     * {@return the units found: of the caller's own region where that is all the caller sees}
     *
     * @throws ForbiddenException if another region is asked for by name
     */
    public FoundUnits find(String round, UnitSearch wanted, PageRequest page) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            var own = seen.sight().keepsTo(Optional.ofNullable(wanted.region()).stream().toList());
            return found(connection, seen, own.map(wanted::within).orElse(wanted), page, own.orElse(null));
        });
    }

    private FoundUnits found(Connection connection, Visibility.Seen seen, UnitSearch wanted, PageRequest page, String own)
            throws SQLException {
        var round = seen.round();
        long total = 0;
        var units = new ArrayList<FoundUnits.Found>();
        try (var select = connection.prepareStatement(WANTED)) {
            select.setString(1, round.id());
            select.setString(2, wanted.text());
            select.setString(3, wanted.region());
            select.setString(4, wanted.specialty());
            select.setString(5, wanted.level() == null ? null : wanted.level().toString());
            select.setString(6, wanted.outcome() == null ? null : wanted.outcome().name());
            select.setBoolean(7, wanted.unanswered());
            select.setInt(8, page.limit());
            select.setInt(9, page.offset());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    total = row.getLong("total");
                    units.add(found(row));
                }
            }
        }
        return new FoundUnits(round, total, units, own, specialties(connection, round.id(), own),
                levels.of(connection, seen));
    }

    private FoundUnits.Found found(ResultSet row) throws SQLException {
        var time = row.getObject("submitted_at", OffsetDateTime.class);
        try {
            var outcomes = row.getString("outcomes");
            return new FoundUnits.Found(row.getString("unit"), row.getString("name"), row.getString("region"),
                    row.getString("specialty"), time == null ? null : time.toInstant(),
                    outcomes == null ? null : json.readValue(outcomes, OUTCOMES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored outcomes cannot be read", e);
        }
    }

    private static List<String> specialties(Connection connection, String round, String own) throws SQLException {
        try (var select = connection.prepareStatement("""
                select distinct specialty from taking_part
                where round = ? and specialty is not null and (?::text is null or region = ?) order by 1""")) {
            select.setString(1, round);
            select.setString(2, own);
            select.setString(3, own);
            var specialties = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    specialties.add(row.getString(1));
                }
            }
            return specialties;
        }
    }
}
