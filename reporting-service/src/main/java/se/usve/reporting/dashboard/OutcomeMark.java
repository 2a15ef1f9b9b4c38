package se.usve.reporting.dashboard;

import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;

/**
 * An outcome as pages show it: colour, sign and word.
 *
 * @param code  its name, a class of the style sheet
 * @param sign  a sign, so that nothing is told by colour alone
 * @param words its word
 */
public record OutcomeMark(String code, String sign, String words) {

    private static final Text MET = new Text("Uppnådd", "Met");
    private static final Text NOT_MET = new Text("Ej uppnådd", "Not met");
    private static final Text EXEMPT = new Text("Undantagen", "Exempt");
    private static final Text AWAITING = new Text("Väntar på bedömning", "Awaits assessment");

    /** {@return how the outcome is shown} */
    public static OutcomeMark of(Outcome outcome, Language language) {
        return switch (outcome) {
            case MET -> new OutcomeMark(outcome.name(), "✓", language.in(MET));
            case NOT_MET -> new OutcomeMark(outcome.name(), "✕", language.in(NOT_MET));
            case EXEMPT -> new OutcomeMark(outcome.name(), "◇", language.in(EXEMPT));
            case AWAITING_ASSESSMENT -> new OutcomeMark(outcome.name(), "…", language.in(AWAITING));
        };
    }
}
