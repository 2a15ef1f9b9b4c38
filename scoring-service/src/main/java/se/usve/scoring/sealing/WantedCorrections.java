package se.usve.scoring.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.UnitScored.LevelOutcome;
import se.usve.scoring.overrides.WantedOverride;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Unit;

/**
 * Corrections of a sealed round as asked for.
 *
 * @param reason why the round is corrected
 * @param byUnit what is decided of each unit, by its id; every level at most once
 */
record WantedCorrections(String reason, SortedMap<String, List<WantedOverride>> byUnit) {

    private static final int LONGEST_REASON = 4000;
    private static final int LONGEST_UNIT = 64;
    private static final int MOST = 1000;

    /**
     * {@return what a JSON object with {@code reason} and a list of {@code corrections} asks for}
     *
     * @param rules   the rules of the round
     * @param current the outcomes of every unit of the round that has some, by its id
     * @throws ProblemException 422 with everything that is wrong with it
     */
    static WantedCorrections of(JsonNode body, RuleSet rules, Map<String, List<LevelOutcome>> current) {
        var fields = Fields.of(body);
        var reason = fields.words("reason", 1, LONGEST_REASON);
        var byUnit = new TreeMap<String, List<WantedOverride>>();
        for (var one : fields.objects("corrections", 1, MOST)) {
            var unit = one.text("unit", LONGEST_UNIT);
            var wanted = WantedOverride.read(one, rules);
            var outcomes = unit == null ? null : current.get(unit);
            if (unit != null && outcomes == null) {
                one.add("unit", "UNKNOWN_UNIT", new Text("har inget resultat i omgången: %s",
                        "has no result in the round: %s").with(unit));
            }
            wanted.filter(_ -> outcomes != null).ifPresent(override -> {
                var ofUnit = byUnit.computeIfAbsent(unit, _ -> new ArrayList<>());
                if (ofUnit.stream().anyMatch(other -> other.level() == override.level())) {
                    one.add("level", "DUPLICATE", new Text("nivå %d rättas två gånger för enheten",
                            "level %d is corrected twice for the unit").with(override.level()));
                } else if (outcomes.get(override.level() - 1).outcome() == override.outcome()) {
                    one.add("outcome", "UNCHANGED", new Text("utfallet är redan %s",
                            "the outcome is %s already").with(override.outcome()));
                }
                ofUnit.add(override);
            });
        }
        fields.mustBeValid();
        return new WantedCorrections(reason, byUnit);
    }

    /** {@return what is decided of the unit} */
    List<WantedOverride> of(Unit unit) {
        return byUnit.getOrDefault(unit.id().unit(), List.of());
    }

    /** {@return why the level of the unit moved} */
    String rationale(Unit unit, int level) {
        return of(unit).stream().filter(one -> one.level() == level).map(WantedOverride::rationale).findFirst()
                .orElse(reason);
    }
}
