package se.usve.scoring.overrides;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Rationale;

/**
 * An override as asked for.
 *
 * @param level     number of the level
 * @param outcome   MET, NOT_MET or EXEMPT
 * @param rationale why
 * @param evidence  where the ground for it is kept, or null
 */
public record WantedOverride(int level, Outcome outcome, String rationale, String evidence) {

    private static final Pattern OUTCOME = Pattern.compile("MET|NOT_MET|EXEMPT");
    private static final int LONGEST_EVIDENCE = 500;

    /**
     * {@return what a JSON object with {@code level}, {@code outcome}, {@code rationale} and perhaps {@code evidence} asks
     * for}
     *
     * @throws ProblemException 422 with everything that is wrong with it
     */
    public static WantedOverride of(JsonNode body, RuleSet rules) {
        var fields = Fields.of(body);
        var wanted = read(fields, rules);
        fields.mustBeValid();
        return wanted.orElseThrow();
    }

    /** {@return as {@link #of}, of fields among others; empty if they are wrong, which is noted there} */
    public static Optional<WantedOverride> read(Fields fields, RuleSet rules) {
        var level = fields.whole("level", 1, rules.levels().size());
        var outcome = fields.matching("outcome", OUTCOME,
                new Text("ska vara MET, NOT_MET eller EXEMPT", "must be MET, NOT_MET or EXEMPT"));
        var rationale = Rationale.of(fields);
        var evidence = fields.optionalWords("evidence", LONGEST_EVIDENCE);
        return level == null || outcome == null || rationale == null ? Optional.empty()
                : Optional.of(new WantedOverride(level, Outcome.valueOf(outcome), rationale, evidence));
    }
}
