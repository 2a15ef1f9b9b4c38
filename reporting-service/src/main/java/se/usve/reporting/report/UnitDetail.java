package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SizeClass;
import se.usve.scoring.contract.Outcome;

/**
 * A unit with why each of its levels came out so and what it answered. To callers without a role what people wrote of it is
 * left out: the texts of answers and the rationales of rulings. What is not known is absent.
 *
 * @param row             the unit with its outcomes
 * @param partOf          id of the unit it is a part of
 * @param continues       ids of the units it goes on from
 * @param sizeClass       how large it is
 * @param patientContact  whether it has direct patient contact
 * @param questionnaire   id of the questionnaire it answered
 * @param asOf            the time this is of, UTC
 * @param textsLeftOut    whether what people wrote is left out
 * @param grounds         why each level came out so, in order
 * @param answers         the answers of its newest submission, in the order of the questionnaire
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UnitDetail(@JsonUnwrapped UnitRow row, String partOf, List<String> continues, SizeClass sizeClass,
        PatientContact patientContact, String questionnaire, Instant asOf, boolean textsLeftOut, List<Ground> grounds,
        List<Answered> answers) {

    /**
     * Why a level came out so.
     *
     * @param level        number of the level
     * @param area         its area
     * @param outcome      the outcome that counts
     * @param selfReported the outcome by the unit's own answers alone
     * @param overridden   whether an override decides
     * @param sentence     why, in one sentence
     * @param ruling       the decision on its example
     * @param override     what was decided after in-depth review
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ground(int level, String area, Outcome outcome, Outcome selfReported, boolean overridden, Text sentence,
            Ruling ruling, Overruling override) {
    }

    /**
     * A decision on an example.
     *
     * @param question  id of the question whose text was judged
     * @param decision  {@code APPROVED} or {@code REJECTED}
     * @param rationale why; left out for callers without a role
     * @param at        when, UTC
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ruling(String question, String decision, String rationale, Instant at) {
    }

    /**
     * An outcome decided after in-depth review.
     *
     * @param outcome   what was decided
     * @param rationale why
     * @param at        when, UTC
     */
    public record Overruling(Outcome outcome, String rationale, Instant at) {
    }

    /**
     * An answer.
     *
     * @param question id of the question
     * @param text     what was asked; absent where the questionnaire has no file
     * @param value    the answer, as it was sent; absent where it is left out
     * @param words    what it says, a line for each thing it says something of
     * @param leftOut  whether something that was written is left out of it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Answered(String question, Text text, Object value, List<Text> words, Boolean leftOut) {
    }
}
