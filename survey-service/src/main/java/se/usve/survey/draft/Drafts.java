package se.usve.survey.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.sql.Sql;
import se.usve.survey.submission.UnitInSight;

/** The stored drafts. */
@ApplicationScoped
public class Drafts {

    /** Half a character pair is no text PostgreSQL can keep; escaped it is, and a draft keeps also what is wrong. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() { };

    /** Of units of the one region given, or of any if it is null. */
    private static final String SELECT = """
            select d.* from draft d join participation p on p.round = d.round and p.unit = d.unit
            where p.takes_part and d.round = ? and (?::text is null or p.region = ?)
            """;

    private final Sql sql;

    Drafts(Sql sql) {
        this.sql = sql;
    }

    /** {@return the unit's draft, empty if there is none in sight} */
    public Optional<Draft> find(UnitInSight unit) {
        return sql.first(SELECT + "and d.unit = ?", Drafts::read, unit.round(), unit.region(), unit.region(), unit.unit());
    }

    /** {@return the same, held to the end of the transaction} */
    Optional<Draft> hold(UnitInSight unit) {
        return sql.first(SELECT + "and d.unit = ? for update of d", Drafts::read, unit.round(), unit.region(),
                unit.region(), unit.unit());
    }

    /** {@return the drafts of a round by unit, of one region if it is given} */
    public List<Draft> of(String round, Optional<String> region, int limit, int offset) {
        return sql.list(SELECT + "order by d.unit limit ? offset ?", Drafts::read, round, region.orElse(null),
                region.orElse(null), limit, offset);
    }

    /** {@return how many drafts a round has, of one region if it is given} */
    long count(String round, Optional<String> region) {
        return sql.number("select count(*) from (" + SELECT + ") drafts", round, region.orElse(null), region.orElse(null));
    }

    /** {@return the draft as begun, empty if somebody else has begun one} */
    Optional<Draft> begin(UnitInSight unit, Content content, String who) {
        return write("""
                insert into draft (answers, carried_over, based_on_round, based_on_unit, based_on_version, saved_by, round,
                    unit, revision, saved_at, rests_on)
                select ?::text, ?::text[], ?::text, ?::text, ?::bigint, ?::text, p.round, p.unit, nextval('draft_revision'), clock_timestamp(),
                    p.submission_version
                from participation p where p.round = ? and p.unit = ?
                on conflict do nothing
                returning *""", unit, content, who);
    }

    /** {@return the draft, which must be held, as resting on what is submitted now} */
    Draft restOnNewest(UnitInSight unit) {
        return sql.first("""
                update draft d set rests_on = p.submission_version
                from participation p
                where p.round = d.round and p.unit = d.unit and d.round = ? and d.unit = ?
                returning d.*""", Drafts::read, unit.round(), unit.unit()).orElseThrow();
    }

    /** {@return the draft, which must be held, as changed} */
    Draft change(UnitInSight unit, Content content, String who) {
        return write("""
                update draft set answers = ?, carried_over = ?, based_on_round = ?, based_on_unit = ?,
                    based_on_version = ?, saved_by = ?, revision = nextval('draft_revision'), saved_at = clock_timestamp()
                where round = ? and unit = ?
                returning *""", unit, content, who).orElseThrow();
    }

    /** Removes the draft. */
    void remove(UnitInSight unit) {
        sql.update("delete from draft where round = ? and unit = ?", unit.round(), unit.unit());
    }

    private Optional<Draft> write(String statement, UnitInSight unit, Content content, String who) {
        var origin = content.basedOn();
        try {
            return sql.first(statement, Drafts::read, JSON.writeValueAsString(content.answers()), content.carriedOver(),
                    origin.map(Draft.Origin::round).orElse(null), origin.map(Draft.Origin::unit).orElse(null),
                    origin.map(Draft.Origin::version).orElse(null), who, unit.round(), unit.unit());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written as JSON", e);
        }
    }

    private static Draft read(ResultSet row) throws SQLException {
        var origin = Optional.ofNullable(row.getString("based_on_round"));
        var version = row.getLong("based_on_version");
        var unit = row.getString("based_on_unit");
        var carriedOver = List.of((String[]) row.getArray("carried_over").getArray());
        try {
            return new Draft(row.getString("round"), row.getString("unit"), row.getLong("revision"),
                    JSON.readValue(row.getString("answers"), ANSWERS),
                    Collections.unmodifiableSet(new LinkedHashSet<>(carriedOver)),
                    origin.map(round -> new Draft.Origin(round, unit, version)), row.getLong("rests_on"),
                    Sql.instant(row, "saved_at"),
                    row.getString("saved_by"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft cannot be read", e);
        }
    }
}
