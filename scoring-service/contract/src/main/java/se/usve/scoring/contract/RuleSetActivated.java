package se.usve.scoring.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A rule set (regelverk) is in force in the scoring service.
 *
 * @param ruleSet       id of the rule set, such as {@code 2018-2021}
 * @param version       version of the rule set, from 1; a published version never changes
 * @param questionnaire id of the questionnaire it judges the answers of; null in events told before it was said
 * @param levels        its levels in order of number
 * @param mapping       what became of the levels of an earlier rule set; null without one
 * @param activatedAt   when, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSetActivated(String ruleSet, long version, String questionnaire, List<Level> levels, Mapping mapping,
        Instant activatedAt) implements ScoringEvent {

    /** CloudEvents type. */
    public static final String TYPE = "se.usve.scoring.rule-set-activated.v1";

    /**
     * A minimum level as tables name it.
     *
     * @param level     number within the rule set, from 1
     * @param area      area of the level: {@code GENERAL}, {@code CLINICAL_RESEARCH}, {@code MEDICAL_EDUCATION} or
     *                  {@code DEVELOPMENT}
     * @param text      short wording
     * @param wording   full wording; null in events told before it was said
     * @param comment   how it is to be understood; null without one
     * @param questions ids of the questions whose answers decide it, in order; null in events told before it was said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Level(int level, String area, Wording text, Wording wording, Wording comment, List<String> questions) {
    }

    /**
     * What became of the levels of an earlier rule set in this one: every level of both stands in exactly one entry.
     *
     * @param other   id of the earlier rule set
     * @param entries in order of number
     */
    public record Mapping(String other, List<Entry> entries) {
    }

    /**
     * A level and the one it corresponds to.
     *
     * @param level    number in this set, null for one that stands in the other alone
     * @param other    number in the other set, null for one that stands in this alone
     * @param relation what this set did
     * @param reason   why it is so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(Integer level, Integer other, Relation relation, Wording reason) {
    }

    @Override
    public String key() {
        return ruleSet;
    }
}
