package se.usve.survey.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import se.usve.survey.submission.UnitInSight;

/** The stored drafts. */
@ApplicationScoped
public class Drafts {

    /** Half a character pair is no text PostgreSQL can keep; escaped it is, and a draft keeps also what is wrong. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() { };

    private static final String SELECT = """
            select d.round, d.unit, d.revision, d.answers, d.carried_over, d.based_on_round, d.based_on_unit,
                d.based_on_version, d.saved_at, d.saved_by
            from draft d join participation p on p.round = d.round and p.unit = d.unit
            """;
    private static final String OF_UNIT = SELECT
            + "where d.round = ? and d.unit = ? and (?::text is null or p.region = ?)";

    private final DataSource dataSource;

    Drafts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** {@return the unit's draft, empty if there is none in sight} */
    public Optional<Draft> find(UnitInSight unit) {
        return one(OF_UNIT, unit);
    }

    /** {@return the same, held to the end of the transaction} */
    Optional<Draft> hold(UnitInSight unit) {
        return one(OF_UNIT + " for update of d", unit);
    }

    /** {@return the drafts of a round by unit, of one region if it is given} */
    List<Draft> of(String round, Optional<String> region, int limit, int offset) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(SELECT
                + "where d.round = ? and (?::text is null or p.region = ?) order by d.unit limit ? offset ?")) {
            bindRegion(select, round, region);
            select.setInt(4, limit);
            select.setInt(5, offset);
            return list(select);
        } catch (SQLException e) {
            throw failed("list drafts", e);
        }
    }

    /** {@return how many drafts a round has, of one region if it is given} */
    long count(String round, Optional<String> region) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select count(*) from draft d join participation p on p.round = d.round and p.unit = d.unit
                where d.round = ? and (?::text is null or p.region = ?)""")) {
            bindRegion(select, round, region);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw failed("count drafts", e);
        }
    }

    /** {@return the draft as begun, empty if somebody else has begun one} */
    Optional<Draft> begin(UnitInSight unit, Content content, String who) {
        return write("""
                insert into draft (answers, carried_over, based_on_round, based_on_unit, based_on_version, saved_by, round,
                    unit, revision, saved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, nextval('draft_revision'), clock_timestamp())
                on conflict do nothing
                returning revision, saved_at""", unit, content, who);
    }

    /** {@return the draft, which must be held, as changed} */
    Draft change(UnitInSight unit, Content content, String who) {
        return write("""
                update draft set answers = ?, carried_over = ?, based_on_round = ?, based_on_unit = ?,
                    based_on_version = ?, saved_by = ?, revision = nextval('draft_revision'), saved_at = clock_timestamp()
                where round = ? and unit = ?
                returning revision, saved_at""", unit, content, who).orElseThrow();
    }

    /** Removes the draft. */
    void remove(UnitInSight unit) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from draft where round = ? and unit = ?")) {
            delete.setString(1, unit.round());
            delete.setString(2, unit.unit());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed("remove a draft", e);
        }
    }

    private Optional<Draft> write(String sql, UnitInSight unit, Content content, String who) {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
            statement.setString(1, JSON.writeValueAsString(content.answers()));
            statement.setArray(2, connection.createArrayOf("text", content.carriedOver().toArray()));
            statement.setString(3, content.basedOn().map(Draft.Origin::round).orElse(null));
            statement.setString(4, content.basedOn().map(Draft.Origin::unit).orElse(null));
            statement.setObject(5, content.basedOn().map(Draft.Origin::version).orElse(null), Types.BIGINT);
            statement.setString(6, who);
            statement.setString(7, unit.round());
            statement.setString(8, unit.unit());
            try (var found = statement.executeQuery()) {
                return found.next()
                        ? Optional.of(new Draft(unit.round(), unit.unit(), found.getLong(1), content.answers(),
                                content.carriedOver(), content.basedOn(),
                                found.getObject(2, OffsetDateTime.class).toInstant(), who))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("store a draft", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from JSON can be written as JSON", e);
        }
    }

    private Optional<Draft> one(String sql, UnitInSight unit) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement(sql)) {
            select.setString(1, unit.round());
            select.setString(2, unit.unit());
            select.setString(3, unit.region());
            select.setString(4, unit.region());
            return list(select).stream().findFirst();
        } catch (SQLException e) {
            throw failed("read a draft", e);
        }
    }

    private static List<Draft> list(PreparedStatement select) throws SQLException {
        var drafts = new ArrayList<Draft>();
        try (var found = select.executeQuery()) {
            while (found.next()) {
                drafts.add(draft(found));
            }
        }
        return drafts;
    }

    private static Draft draft(ResultSet row) throws SQLException {
        var round = row.getString(6);
        try {
            return new Draft(row.getString(1), row.getString(2), row.getLong(3),
                    JSON.readValue(row.getString(4), ANSWERS), texts(row.getArray(5)),
                    round == null
                            ? Optional.empty()
                            : Optional.of(new Draft.Origin(round, row.getString(7), row.getLong(8))),
                    row.getObject(9, OffsetDateTime.class).toInstant(), row.getString(10));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored draft cannot be read", e);
        }
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of((String[]) array.getArray())));
    }

    private static void bindRegion(PreparedStatement select, String round, Optional<String> region) throws SQLException {
        select.setString(1, round);
        select.setString(2, region.orElse(null));
        select.setString(3, region.orElse(null));
    }

    private static IllegalStateException failed(String what, SQLException e) {
        return new IllegalStateException("Could not " + what, e);
    }
}
