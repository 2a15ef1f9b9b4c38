package se.usve.reporting.dashboard;

import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Cause;

/** Says why a unit's result is another than before. */
public final class CauseWords {

    private CauseWords() {
    }

    /** {@return the words of a cause; of null that it was not told} */
    public static Text of(Cause cause) {
        return switch (cause) {
            case null -> new Text("Orsaken är inte känd", "The cause is not known");
            case SUBMISSION -> new Text("Svar kom in", "Answers came in");
            case RULING -> new Text("Ett exempel bedömdes", "An example was assessed");
            case RULING_WITHDRAWN -> new Text("En bedömning togs tillbaka", "A ruling was withdrawn");
            case OVERRIDE -> new Text("Ändrad efter fördjupad granskning", "Changed after in-depth review");
            case OVERRIDE_WITHDRAWN -> new Text("En ändring togs tillbaka", "A change after review was withdrawn");
            case RESCORING -> new Text("Räknad om enligt en annan version av regelverket",
                    "Computed anew by another version of the rule set");
            case CORRECTION -> new Text("Rättelse efter publicering", "Correction after publication");
            case WITHDRAWAL -> new Text("Svaren drogs tillbaka", "The answers were withdrawn");
        };
    }
}
