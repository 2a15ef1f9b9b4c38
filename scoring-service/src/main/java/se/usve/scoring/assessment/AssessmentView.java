package se.usve.scoring.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.problem.Text;
import se.usve.scoring.ruleset.MinimumLevel;

/**
 * A case as sent, as far as the caller may know of it.
 *
 * @param id          its id
 * @param round       id of the round
 * @param unit        id of the unit
 * @param unitName    its name, absent until its registration has come
 * @param region      SCB county code of its region
 * @param level       number of the level
 * @param levelText   wording of the level
 * @param question    id of the question that holds the example
 * @param text        the example
 * @param criterion   what an example is judged by
 * @param status      where the case stands
 * @param requestedAt when an assessor was asked, last, UTC
 * @param ageDays     whole days since then; absent when nobody is asked
 * @param ruling      the ruling that decided it; absent while it is not decided
 * @param ownRuling   the caller's ruling, absent without one that stands
 * @param claims      who has taken it now: two at most
 * @param review      how far the judgement has come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssessmentView(UUID id, String round, String unit, String unitName, String region, int level,
        Text levelText, String question, String text, Text criterion, Status status, Instant requestedAt, Long ageDays,
        RulingView ruling, RulingView ownRuling, List<ClaimView> claims, ReviewView review) {

    static AssessmentView of(Queue.Entry entry, Optional<MinimumLevel> level, Sight sight, Instant now) {
        var assessment = entry.assessment();
        var status = assessment.status();
        return new AssessmentView(assessment.id(), assessment.unit().round(), assessment.unit().unit(),
                entry.unitName().orElse(null), entry.region(), assessment.level(),
                level.map(MinimumLevel::text).orElse(null), assessment.question(), assessment.text(),
                level.flatMap(MinimumLevel::assessment).orElse(null), status, assessment.requestedAt(),
                status == Status.PENDING ? Duration.between(assessment.requestedAt(), now).toDays() : null,
                assessment.ruling().map(RulingView::of).orElse(null),
                sight.ownRuling().map(RulingView::of).orElse(null),
                assessment.claims(now).stream()
                        .map(claim -> new ClaimView(claim.by(), claim.until(), claim.by().equals(sight.who()))).toList(),
                new ReviewView(assessment.doubleReview(), sight.state().name(), sight.rulings(),
                        sight.assesses() && assessment.refusal(sight.who(), now).isEmpty()));
    }
}
