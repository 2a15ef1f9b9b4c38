package se.usve.scoring.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.problem.Text;
import se.usve.scoring.ruleset.MinimumLevel;

/** A case as sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssessmentView(UUID id, String round, String unit, String unitName, String region, int level, Text levelText,
        String question, String text, Text criterion, Status status, Instant requestedAt, Ruling ruling) {

    static AssessmentView of(Queue.Entry entry, Optional<MinimumLevel> level) {
        var assessment = entry.assessment();
        return new AssessmentView(assessment.id(), assessment.unit().round(), assessment.unit().unit(),
                entry.unitName().orElse(null), entry.region(), assessment.level(),
                level.map(MinimumLevel::text).orElse(null), assessment.question(), assessment.text(),
                level.flatMap(MinimumLevel::assessment).orElse(null), assessment.status(), assessment.requestedAt(),
                assessment.ruling().orElse(null));
    }
}
