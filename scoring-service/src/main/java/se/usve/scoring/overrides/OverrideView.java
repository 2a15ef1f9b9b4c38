package se.usve.scoring.overrides;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An override as sent, with all that belongs to it.
 *
 * @param round             id of the round
 * @param unit              id of the unit
 * @param unitName          its name; absent until its registration has come
 * @param region            SCB county code of its region
 * @param override          the override, its fields beside these
 * @param state             where it stands
 * @param submissionVersion the submission it rests on
 * @param answersChanged    whether an answer that the level is about is other now than when it was made
 * @param changedQuestions  ids of the questions whose answers are; all that had one if the unit has withdrawn its answers
 * @param replies           what the region has said of it, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverrideView(String round, String unit, String unitName, String region,
        @JsonUnwrapped LevelOverride override, State state, long submissionVersion, boolean answersChanged,
        List<String> changedQuestions, List<Reply> replies) {

    static OverrideView of(Overrides.Listed listed, Optional<NewestAnswers.Answered> answered, List<Reply> replies) {
        var override = listed.override();
        var changed = override.basis().changedIn(answered.map(NewestAnswers.Answered::answers).orElse(Map.of()));
        return new OverrideView(override.unitId().round(), override.unitId().unit(), listed.unitName().orElse(null),
                listed.region(), override, override.state(listed.published()), override.basis().submissionVersion(),
                !changed.isEmpty(), changed, replies);
    }
}
