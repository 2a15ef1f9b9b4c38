package se.usve.scoring.desk;

import java.time.Instant;
import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.AssessmentView;
import se.usve.scoring.assessment.ClaimView;

/**
 * The queue.
 *
 * @param sum   how many cases the filters leave, and how many are whose
 * @param cases a page of them
 */
record QueuePage(List<Choice> rounds, List<Choice> levels, List<Choice> regions, List<Choice> ages,
        List<Choice> claims, String sum, List<Row> cases, Paging paging) {

    private static final Text YOURS = new Text("Du har tagit det till %s", "Yours until %s");
    private static final Text THEIRS = new Text("%s till %s", "%s until %s");

    /**
     * A case.
     *
     * @param claims who has taken it and until when; empty if nobody has
     * @param own    whether the caller has
     */
    record Row(String href, String unit, String id, String region, int level, String levelText, String waited,
            String since, List<String> claims, boolean own) {

        static Row of(AssessmentView found, Instant now, Language language) {
            var own = found.claims().stream().anyMatch(ClaimView::own);
            return new Row(Pages.path("/assess/cases", found.id().toString()),
                    found.unitName() == null ? found.unit() : found.unitName(), found.unit(),
                    Names.region(found.region()), found.level(),
                    found.levelText() == null ? "" : language.in(found.levelText()),
                    Names.since(found.requestedAt(), now, language), language.time(found.requestedAt()),
                    found.claims().stream().map(claim -> claim(claim, language)).toList(), own);
        }
    }

    static String claim(ClaimView claim, Language language) {
        var until = language.time(claim.until());
        return language.in(claim.own() ? YOURS.with(until) : THEIRS.with(claim.by(), until));
    }
}
