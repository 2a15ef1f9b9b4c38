package se.usve.reporting.dashboard;

import se.usve.chassis.problem.Text;
import se.usve.reporting.followup.PlanRow;

/** Says how far a plan to mend a level has come. */
public final class StatusWords {

    private static final Text NONE = new Text("Ingen plan", "No plan");
    private static final Text PLANNED = new Text("Planerad", "Planned");
    private static final Text IN_PROGRESS = new Text("Pågår", "In progress");
    private static final Text MENDED = new Text("Åtgärdad", "Mended");
    private static final Text OVERDUE = new Text("%s, försenad", "%s, overdue");

    private StatusWords() {
    }

    /** {@return the words of a plan's status, and that it is overdue if it is} */
    public static Text of(PlanRow plan) {
        var words = switch (plan.status()) {
            case null -> NONE;
            case PLANNED -> PLANNED;
            case IN_PROGRESS -> IN_PROGRESS;
            case MENDED -> MENDED;
        };
        return Boolean.TRUE.equals(plan.overdue()) ? new Text(OVERDUE.sv().formatted(words.sv()), OVERDUE.en().formatted(words.en()))
                : words;
    }
}
