package se.usve.scoring.desk;

import java.util.List;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;
import se.usve.scoring.overrides.OverrideView;
import se.usve.scoring.overrides.State;

/**
 * An override, as a list shows it and as its level's page does.
 *
 * @param levelHref  address of the level's page
 * @param state      code of where it stands
 * @param standing   the same in words, with its day
 * @param changed    what of the answers under it has changed, or null
 * @param withdrawn  by whom and when it was withdrawn, or null
 * @param reason     why, or null
 * @param withdrawal address to withdraw it at, or null where the caller cannot
 * @param reply      address to reply at, or null where the caller cannot
 */
record OverrideRow(String levelHref, String unit, String unitId, String region, int level, String sign, String outcome,
        String state, String standing, String rationale, String evidence, String by, String at, String changed,
        List<Said> replies, String withdrawn, String reason, String withdrawal, String reply) {

    /** A region's reply. */
    record Said(String by, String at, String text) {
    }

    private static final Map<State, Text> STATES = Map.of(
            State.AWAITING_REPLY, new Text("Väntar på regionens svar till %s", "Awaits the region's reply until %s"),
            State.IN_FORCE, new Text("Gäller sedan %s", "In force since %s"),
            State.WITHDRAWN, new Text("Återkallad %s", "Withdrawn %s"),
            State.LAPSED, new Text("Förfallen: omgången publicerades före %s", "Lapsed: the round was published before %s"));
    private static final Text CHANGED = new Text("Svaren har ändrats: fråga %s", "The answers have changed: question %s");
    private static final Text BY = new Text("%s, %s", "%s, %s");

    static Text state(State state) {
        return switch (state) {
            case AWAITING_REPLY -> new Text("Väntar på svar", "Awaits reply");
            case IN_FORCE -> new Text("Gäller", "In force");
            case WITHDRAWN -> new Text("Återkallad", "Withdrawn");
            case LAPSED -> new Text("Förfallen", "Lapsed");
        };
    }

    /**
     * {@return the override as shown}
     *
     * @param mayWithdraw whether the caller may withdraw overrides of the unit
     * @param mayReply    whether the caller may reply to overrides of the unit
     */
    static OverrideRow of(OverrideView view, boolean mayWithdraw, boolean mayReply, Language language) {
        var made = view.override();
        var levelHref = Pages.path("/assess/units", view.round(), view.unit(), "levels", String.valueOf(made.level()));
        var own = levelHref + "/overrides/" + made.id();
        var since = switch (view.state()) {
            case AWAITING_REPLY, LAPSED -> made.takesEffectAt();
            case IN_FORCE -> made.inForceAt();
            case WITHDRAWN -> made.withdrawal().at();
        };
        var isLive = view.state() == State.AWAITING_REPLY || view.state() == State.IN_FORCE;
        return new OverrideRow(levelHref, view.unitName() == null ? view.unit() : view.unitName(), view.unit(),
                Names.region(view.region()), made.level(), Names.sign(made.outcome()),
                Names.outcome(made.outcome(), language), view.state().name(),
                language.in(STATES.get(view.state()).with(language.time(since))), made.rationale(), made.evidence(),
                made.by(), language.time(made.at()),
                view.answersChanged() ? language.in(CHANGED.with(String.join(", ", view.changedQuestions()))) : null,
                view.replies().stream().map(reply -> new Said(reply.by(), language.time(reply.at()), reply.text()))
                        .toList(),
                made.withdrawal() == null ? null
                        : language.in(BY.with(made.withdrawal().by(), language.time(made.withdrawal().at()))),
                made.withdrawal() == null ? null : made.withdrawal().rationale(),
                mayWithdraw && isLive ? own + "/withdrawal" : null,
                mayReply && view.state() == State.AWAITING_REPLY ? own + "/replies" : null);
    }
}
