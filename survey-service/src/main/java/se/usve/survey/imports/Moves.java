package se.usve.survey.imports;

import java.util.function.Function;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.submission.SubmitMany.Move;

/** What has moved under a plan, in words. */
final class Moves {

    /** Code: a unit, or the round, is not as it was when the plan was shown. */
    static final String GROUND_MOVED = "GROUND_MOVED";

    private Moves() {
    }

    static Violation violation(Move move, Function<String, String> pointer) {
        return new Violation(move.unit().map(pointer).orElse(""), GROUND_MOVED, words(move));
    }

    private static Text words(Move move) {
        var unit = move.unit().orElse("");
        return switch (move.what()) {
            case ROUND -> new Text("omgångens enkät eller regelverk är ett annat",
                    "the round's questionnaire or rule set is another");
            case PARTICIPATION -> new Text("enheten %s deltar inte längre i omgången",
                    "the unit %s takes no part in the round any more").with(unit);
            case REGION -> new Text("enheten %s tillhör en annan region", "the unit %s is another region's").with(unit);
            case VERSION -> new Text("enheten %s har fått andra svar, eller återkallat dem",
                    "the unit %s has got other answers, or withdrawn them").with(unit);
            case RECEIVING -> new Text("enhetens (%s) svar tas inte längre emot",
                    "the answers of the unit %s are not received any more").with(unit);
        };
    }
}
