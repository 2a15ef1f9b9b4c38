package se.usve.scoring.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import se.usve.chassis.problem.Text;

/**
 * A minimum level as sent: its words, and what it requires in words and as a tree.
 *
 * @param level      its number
 * @param area       code of its area
 * @param areaText   its area's name
 * @param text       full wording
 * @param shortText  wording of tables
 * @param comment    how it is to be understood; absent if nothing more is said
 * @param metWhen    what meets it
 * @param exemptWhen what frees a unit from it; absent if nothing does
 * @param assessment what an assessor judges its example by; absent if none is judged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequiredLevel(int level, String area, Text areaText, Text text, Text shortText, Text comment,
        Requirement metWhen, Requirement exemptWhen, Text assessment) {

    static List<RequiredLevel> of(RuleSet rules) {
        return rules.levels().stream().map(level -> of(level, rules)).toList();
    }

    private static RequiredLevel of(MinimumLevel level, RuleSet rules) {
        return new RequiredLevel(level.number(), level.area().code(), level.area().text(), level.text(),
                level.shortText(), level.comment().orElse(null), Requirement.of(level.metWhen(), rules),
                level.exemptWhen().map(exempt -> Requirement.of(exempt, rules)).orElse(null),
                level.assessment().orElse(null));
    }
}
