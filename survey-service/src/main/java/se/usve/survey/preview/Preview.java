package se.usve.survey.preview;

import java.util.List;
import se.usve.chassis.problem.Text;

/** What the scoring service says that answers would give. */
public sealed interface Preview permits Preview.Levels, Away {

    /** The outcome of every level. */
    record Levels(List<Level> levels) implements Preview {
    }

    /**
     * The outcome of a level.
     *
     * @param number  its number
     * @param text    what it demands
     * @param outcome MET, NOT_MET, EXEMPT or AWAITING_ASSESSMENT
     * @param toMeet  what would have to hold for it to be met, all of it; empty if it is
     */
    record Level(int number, Text text, Outcome outcome, List<Need> toMeet) {
    }

    /** The outcomes, as the scoring service names them. */
    enum Outcome {
        MET, NOT_MET, EXEMPT, AWAITING_ASSESSMENT
    }

    /**
     * Something that would have to hold.
     *
     * @param question id of the question it is about; null where one of several parts is enough
     * @param requires what is required
     * @param verdict  why it does not hold: FALSE, UNANSWERED or AWAITING
     * @param anyOf    parts one of which is enough; empty where there are none
     */
    record Need(String question, Text requires, String verdict, List<List<Need>> anyOf) {
    }
}
