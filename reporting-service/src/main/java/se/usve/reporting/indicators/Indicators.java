package se.usve.reporting.indicators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The indicators of a questionnaire, in the order of the report.
 *
 * @param questionnaire id of the questionnaire
 * @param ruleSet       id of the rule set whose levels some of them are about
 * @param all           the indicators
 */
public record Indicators(String questionnaire, String ruleSet, List<Indicator> all) {

    private static final Map<String, Optional<Indicators>> READ = new ConcurrentHashMap<>();

    /**
     * {@return the indicators of the questionnaire, empty if none are defined}
     *
     * @throws IllegalArgumentException if the definitions do not fit the questionnaire, with every fault
     */
    public static Optional<Indicators> of(String questionnaire) {
        return READ.computeIfAbsent(questionnaire, IndicatorFile::read);
    }

    /** {@return the same without what is about outcomes, for a round that is judged by another rule set} */
    Indicators withoutLevels() {
        return new Indicators(questionnaire, ruleSet, all.stream().map(Indicator::withoutLevels)
                .filter(indicator -> !indicator.measures().isEmpty()).toList());
    }

    /** {@return the indicator with this id} */
    public Optional<Indicator> find(String id) {
        return all.stream().filter(indicator -> indicator.id().equals(id)).findFirst();
    }
}
