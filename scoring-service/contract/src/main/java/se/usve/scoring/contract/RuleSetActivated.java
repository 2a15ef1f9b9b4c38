package se.usve.scoring.contract;

import java.time.Instant;
import java.util.List;

/**
 * A rule set (regelverk) is in force in the scoring service.
 *
 * @param ruleSet     id of the rule set, such as {@code 2018-2021}
 * @param version     version of the rule set, from 1; a published version never changes
 * @param levels      its levels in order of number
 * @param activatedAt when, UTC
 */
public record RuleSetActivated(String ruleSet, long version, List<Level> levels, Instant activatedAt)
        implements ScoringEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.scoring.rule-set-activated.v1";

    /**
     * A minimum level as tables name it.
     *
     * @param level number within the rule set, from 1
     * @param area  area of the level: {@code GENERAL}, {@code CLINICAL_RESEARCH}, {@code MEDICAL_EDUCATION} or
     *              {@code DEVELOPMENT}
     * @param text  short wording
     */
    public record Level(int level, String area, Wording text) {
    }

    /**
     * The same words in both languages.
     *
     * @param sv Swedish, the wording that counts
     * @param en English
     */
    public record Wording(String sv, String en) {
    }

    @Override
    public String key() {
        return ruleSet;
    }
}
