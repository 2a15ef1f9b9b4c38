package se.usve.scoring.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.AssessmentView;
import se.usve.scoring.assessment.CaseEntry;
import se.usve.scoring.assessment.ClaimView;
import se.usve.scoring.assessment.RulingView;
import se.usve.scoring.assessment.SimilarRuling;
import se.usve.scoring.assessment.Status;

/**
 * A case with all an assessor needs to judge it.
 *
 * @param standing   where it stands, in a sentence
 * @param mayRule    whether the caller can rule on it, and claim it, now
 * @param own        whether the caller has claimed it
 * @param claims     who has claimed it and until when
 * @param mayRelease whether the caller may end a claim
 * @param rulings    those the caller may see
 * @param depends    what else the level depends on, with what was found; empty if that is not known
 * @param next       address of the next case, or null
 * @param done       what was just done, or null
 * @param refused    why what was sent was not done, or null
 */
record CasePage(String href, String round, String unit, String unitId, String unitHref, String region, int level,
        String levelHref, String levelText, String question, String criterion, String text, Status status,
        String standing, String waited, boolean doubleReview, boolean mayRule, boolean own, List<String> claims,
        boolean mayRelease, List<Given> rulings, List<Clause> depends, List<Similar> similar, List<Happened> history,
        Draft draft, Faults faults, String next, String done, String refused) {

    /** {@return whether there is something to do, or to wait for} */
    public boolean isOpen() {
        return mayRule || mayRelease || !claims.isEmpty();
    }

    /** A ruling; one that the caller may withdraw has the address to do it at. */
    record Given(String sign, String decision, String by, String at, String rationale, String withdrawn,
            String withdrawal) {
    }

    /**
     * Something the level depends on, and what was found about it.
     *
     * @param oneOf the things of which one is enough; empty for one thing
     */
    record Clause(String sign, String verdict, String words, List<Clause> oneOf) {
    }

    /** An earlier ruling on a text like this. */
    record Similar(String sign, String decision, String where, String text, String rationale) {
    }

    /** Something that happened to the case. */
    record Happened(String at, String what, String more) {
    }

    /**
     * What was typed.
     *
     * @param reason why a ruling is withdrawn
     */
    record Draft(String decision, String rationale, String reason) {
        static final Draft NONE = new Draft("", "", "");

        /** {@return whether anything was} */
        public boolean isAny() {
            return !rationale.isBlank();
        }
    }

    private static final Map<String, Text> STATES = Map.of(
            "AWAITS_RULING", new Text("Väntar på bedömning.", "Awaits a ruling."),
            "AWAITS_FIRST", new Text("Ingen har bedömt det ännu.", "Nobody has ruled on it yet."),
            "AWAITS_SECOND", new Text("En av två har bedömt det.", "One of two has ruled on it."),
            "AWAITS_THIRD", new Text("Två har bedömt det olika. En tredje avgör.",
                    "Two have ruled differently. A third decides."),
            "DECIDED", new Text("Avgjort.", "Decided."));
    private static final Text SUPERSEDED = new Text("Exemplet ska inte längre bedömas: enheten har ändrat sina svar.",
            "The example is no longer to be judged: the unit has changed its answers.");
    private static final Map<String, Text> ACTIONS = Map.of(
            "REQUESTED", new Text("Bedömning begärd", "Assessment asked for"),
            "CLAIMED", new Text("Ärendet togs", "Case claimed"),
            "RELEASED", new Text("Ärendet lämnades", "Case released"),
            "EXPIRED", new Text("Tiden för den som tagit ärendet gick ut", "A claim ran out"),
            "RULED", new Text("Bedömt", "Ruled on"),
            "RULING_WITHDRAWN", new Text("Bedömning tillbakadragen", "Ruling withdrawn"),
            "SUPERSEDED", new Text("Ska inte längre bedömas", "No longer to be judged"),
            "REOPENED", new Text("Ska bedömas igen", "To be judged again"));
    private static final Text ANOTHER = new Text("En annan bedömare", "Another assessor");
    private static final Text BY = new Text("av %s", "by %s");
    private static final Text WHERE = new Text("Omgång %s, nivå %d, %s", "Round %s, level %d, %s");

    /**
     * A page as it is to be shown.
     *
     * @param found    the case
     * @param history  what has happened to it
     * @param similar  earlier rulings on texts like it
     * @param depends  what else the level depends on
     * @param caller   who looks
     * @param isAdmin  whether they are ADMIN
     */
    record Read(AssessmentView found, List<CaseEntry> history, List<SimilarRuling> similar, List<Clause> depends,
            String caller, boolean isAdmin, String next, Instant now) {

        CasePage shown(Draft draft, Faults faults, String done, String refused, Language language) {
            var href = Pages.path("/assess/cases", found.id().toString());
            var unitHref = Pages.path("/assess/units", found.round(), found.unit());
            var own = found.claims().stream().anyMatch(ClaimView::own);
            return new CasePage(href, Names.round(found.round()),
                    found.unitName() == null ? found.unit() : found.unitName(), found.unit(), unitHref,
                    Names.region(found.region()), found.level(),
                    unitHref + "/levels/" + found.level(), in(found.levelText(), language), found.question(),
                    in(found.criterion(), language), found.text(), found.status(), standing(language),
                    found.ageDays() == null ? "" : Names.since(found.requestedAt(), now, language),
                    found.review().doubleReview(), found.review().mayRule(), own,
                    found.claims().stream().map(claim -> QueuePage.claim(claim, language)).toList(),
                    own || isAdmin && !found.claims().isEmpty(),
                    found.review().rulings().stream().map(ruling -> given(ruling, href, language)).toList(), depends,
                    similar.stream().map(each -> similar(each, language)).toList(),
                    history.reversed().stream().map(entry -> happened(entry, language)).toList(), draft, faults, next,
                    done, refused);
        }

        private String standing(Language language) {
            return language.in(found.status() == Status.SUPERSEDED ? SUPERSEDED
                    : STATES.get(found.review().state()));
        }

        private Given given(RulingView ruling, String href, Language language) {
            var mayWithdraw = ruling.id() != null && ruling.withdrawal() == null
                    && (isAdmin || caller.equals(ruling.by()));
            return new Given(Names.sign(ruling.decision()), Names.decision(ruling.decision(), language),
                    ruling.by() == null ? language.in(ANOTHER) : ruling.by(), language.time(ruling.at()),
                    ruling.rationale(), ruling.withdrawal() == null ? null : ruling.withdrawal().rationale(),
                    mayWithdraw ? href + "/rulings/" + ruling.id() + "/withdrawal" : null);
        }

        private static Similar similar(SimilarRuling ruling, Language language) {
            return new Similar(Names.sign(ruling.decision()), Names.decision(ruling.decision(), language),
                    language.in(WHERE.with(Names.round(ruling.round()), ruling.level(), language.time(ruling.at()))),
                    ruling.text(), ruling.rationale());
        }

        private static Happened happened(CaseEntry entry, Language language) {
            var what = language.in(ACTIONS.getOrDefault(entry.action(), new Text(entry.action(), entry.action())));
            var decision = entry.decision() == null ? "" : ": " + Names.decision(entry.decision(), language);
            var by = entry.by() == null ? "" : " " + language.in(BY.with(entry.by()));
            return new Happened(language.time(entry.at()), what + decision + by, entry.rationale());
        }

        private static String in(Text text, Language language) {
            return text == null ? "" : language.in(text);
        }
    }
}
