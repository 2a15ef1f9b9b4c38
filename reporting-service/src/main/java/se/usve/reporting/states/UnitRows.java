package se.usve.reporting.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SizeClass;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.figures.UnitState.Registration;
import se.usve.reporting.figures.UnitState.Result;
import se.usve.reporting.figures.UnitState.Submission;
import se.usve.reporting.figures.UnitState.Withdrawal;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.UnitScored.LevelOutcome;

/**
 * Reads units from rows with the columns of the table {@code unit}, and writes the parts of them that stand in one as JSON.
 * A version that is 0 or null says that the part is not known.
 */
@ApplicationScoped
public class UnitRows {

    private static final TypeReference<TreeMap<Integer, Outcome>> OUTCOMES = new TypeReference<>() {
    };
    private static final TypeReference<Set<Integer>> LEVELS = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, List<Integer>>> AREAS = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> UNITS = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    UnitRows(ObjectMapper json) {
        this.json = json;
    }

    /**
     * {@return the unit that the row is about}
     *
     * @param answers whether the row has a column {@code answers} too
     */
    public UnitState read(ResultSet row, boolean answers) throws SQLException {
        var registration = row.getLong("registration_version") == 0 ? null : new Registration(
                row.getLong("registration_version"), row.getString("name"), row.getString("region"),
                row.getString("specialty"), row.getString("hsa_id"), row.getObject("designated_year", Integer.class),
                row.getObject("direct_patient_contact", Boolean.class), row.getString("part_of"),
                parse(row.getString("continues"), UNITS, List.of()), row.getBoolean("takes_part"),
                time(row, "registered_at"));
        var submission = row.getLong("submission_version") == 0 ? null : new Submission(
                row.getLong("submission_version"), time(row, "submitted_at"), row.getString("questionnaire"),
                SizeClass.valueOf(row.getString("size_class")), PatientContact.valueOf(row.getString("patient_contact")),
                answers ? parse(row.getString("answers"), ANSWERS, null) : null);
        var withdrawal = row.getLong("withdrawn_version") == 0 ? null : new Withdrawal(
                row.getLong("withdrawn_version"), time(row, "withdrawn_at"));
        var result = row.getLong("result_version") == 0 ? null : new Result(
                row.getLong("result_version"), row.getLong("result_submission_version"), row.getString("rule_set"),
                row.getLong("rule_set_version"), time(row, "scored_at"), cause(row), levels(row));
        return new UnitState(row.getString("round"), row.getString("unit"), registration, submission, withdrawal, result);
    }

    /** {@return the result that a row of {@code result_history} is} */
    public Result result(ResultSet row) throws SQLException {
        return new Result(row.getLong("version"), row.getLong("submission_version"), row.getString("rule_set"),
                row.getLong("rule_set_version"), time(row, "scored_at"), cause(row), levels(row));
    }

    /** {@return the outcomes of a row with the columns of {@code result_history}} */
    public SortedMap<Integer, LevelOutcome> levels(ResultSet row) throws SQLException {
        var outcomes = parse(row.getString("outcomes"), OUTCOMES, new TreeMap<>());
        var selfReported = parse(row.getString("self_reported"), OUTCOMES, new TreeMap<>());
        var overridden = parse(row.getString("overridden"), LEVELS, Set.of());
        var areas = new HashMap<Integer, String>();
        parse(row.getString("areas"), AREAS, Map.of()).forEach((area, levels) ->
                levels.forEach(level -> areas.put(level, area)));
        var levels = new TreeMap<Integer, LevelOutcome>();
        outcomes.forEach((level, outcome) -> levels.put(level, new LevelOutcome(level, areas.get(level), outcome,
                selfReported.get(level), overridden.contains(level))));
        return Collections.unmodifiableSortedMap(levels);
    }

    /** {@return why a row's unit was scored, null where that was not told} */
    public static Cause cause(ResultSet row) throws SQLException {
        var cause = row.getString("cause");
        return cause == null ? null : Cause.valueOf(cause);
    }

    /** {@return the outcomes as they stand in a row: level to outcome} */
    public String outcomes(Iterable<LevelOutcome> levels, Function<LevelOutcome, Outcome> which) {
        var outcomes = new TreeMap<Integer, Outcome>();
        levels.forEach(level -> outcomes.put(level.level(), which.apply(level)));
        return write(outcomes);
    }

    /** {@return the levels where an override decides, as they stand in a row} */
    public String overridden(Iterable<LevelOutcome> levels) {
        var overridden = new ArrayList<Integer>();
        levels.forEach(level -> {
            if (level.overridden()) {
                overridden.add(level.level());
            }
        });
        return write(overridden);
    }

    /** {@return the areas with their levels as they stand in a row, null if no level tells its area} */
    public String areas(Iterable<LevelOutcome> levels) {
        var areas = new TreeMap<String, List<Integer>>();
        levels.forEach(level -> {
            if (level.area() != null) {
                areas.computeIfAbsent(level.area(), _ -> new ArrayList<>()).add(level.level());
            }
        });
        return areas.isEmpty() ? null : write(areas);
    }

    /** {@return a value as JSON, null for null} */
    public String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What an event told can be written as JSON", e);
        }
    }

    /** {@return a time of a row, null for null} */
    public static Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T parse(String text, TypeReference<T> type, T otherwise) {
        try {
            return text == null ? otherwise : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored of the unit cannot be read", e);
        }
    }
}
