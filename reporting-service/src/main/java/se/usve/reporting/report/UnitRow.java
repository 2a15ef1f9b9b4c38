package se.usve.reporting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import se.usve.scoring.contract.Outcome;

/**
 * A unit with its outcomes: a line of web appendix 1 of the report. What is not known is absent.
 *
 * @param unit                    id of the unit
 * @param name                    its name
 * @param region                  SCB county code of its region
 * @param specialty               its specialty
 * @param hsaId                   its HSA-id
 * @param designatedYear          year it was designated
 * @param submissionVersion       number of its newest submission
 * @param submittedAt             when that was received, UTC
 * @param withdrawnAt             when it withdrew its answers, UTC, if it has not answered since
 * @param resultVersion           number of its newest result
 * @param resultSubmissionVersion number of the submission that rests on
 * @param scoredAt                when it was computed, UTC
 * @param levelsMet               how many levels it meets, exempt ones included
 * @param outcomes                the outcomes by number of the level
 * @param selfReported            the outcomes by the unit's own answers alone
 * @param overridden              levels where an override decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitRow(String unit, String name, String region, String specialty, String hsaId, Integer designatedYear,
        Long submissionVersion, Instant submittedAt, Instant withdrawnAt, Long resultVersion, Long resultSubmissionVersion,
        Instant scoredAt, Integer levelsMet, SortedMap<Integer, Outcome> outcomes,
        SortedMap<Integer, Outcome> selfReported, List<Integer> overridden) {
}
