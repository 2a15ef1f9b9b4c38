package se.usve.survey.round;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What other features may know of a round.
 *
 * @param id            its id
 * @param state         where it stands
 * @param owner         SCB county code of the region whose own round it is; empty for a round of all regions
 * @param questionnaire id of the questionnaire it asks
 * @param ruleSet       id of the rule set it is judged by
 * @param opens         first day of the collection
 * @param closes        last day of the collection
 */
public record RoundFacts(String id, RoundState state, Optional<String> owner, String questionnaire, String ruleSet,
        LocalDate opens, LocalDate closes) {

    static RoundFacts of(Round round) {
        return new RoundFacts(round.id, round.state, Optional.ofNullable(round.owner), round.definition.questionnaire(),
                round.definition.ruleSet(), round.definition.collectionOpens(), round.definition.collectionCloses());
    }
}
