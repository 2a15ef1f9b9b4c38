package se.usve.survey.draft;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import se.usve.chassis.problem.Problem;

/**
 * A draft as the API shows it.
 *
 * @param round            id of the round
 * @param unit             id of the unit
 * @param revision         what stands in its ETag
 * @param savedAt          when it was saved last, UTC
 * @param savedBy          by whom
 * @param answers          question id to answer, as sent
 * @param carriedOver      questions whose answers are carried over and not confirmed
 * @param basedOn          the submission they come from; absent if none was carried over
 * @param validation       how far it has come
 * @param submittedVersion version of the answers that count now; absent if the unit has not answered
 */
record DraftView(String round, String unit, long revision, Instant savedAt, String savedBy, Map<String, Object> answers,
        Set<String> carriedOver, Draft.Origin basedOn, Validation validation, Long submittedVersion) {

    /** What of it is missing, wrong or strange. */
    record Validation(int asked, int answered, List<Problem.FieldError> missing, List<Problem.FieldError> wrong,
            List<Problem.FieldError> warnings) {
    }

    static DraftView of(Draft draft, Participations.Participation participation, List<Locale> languages) {
        var state = DraftState.of(participation.questionnaire(), draft.answers());
        return new DraftView(draft.round(), draft.unit(), draft.revision(), draft.savedAt(), draft.savedBy(),
                draft.answers(), draft.carriedOver(), draft.basedOn().orElse(null),
                new Validation(state.asked(), state.answered(), Problem.errors(state.missing(), languages),
                        Problem.errors(state.wrong(), languages), Problem.errors(state.warnings(), languages)),
                participation.submittedVersion().orElse(null));
    }
}
