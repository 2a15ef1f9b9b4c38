package se.usve.survey.imports;

import se.usve.chassis.problem.Text;
import se.usve.survey.preview.Away;
import se.usve.survey.preview.PreviewMany;

/**
 * What a plan says of the levels that would change.
 *
 * @param status whether they are shown
 * @param text   the same in plain words
 */
record Levels(Status status, Text text) {

    /** Whether a plan shows levels. */
    enum Status {
        /** They are shown at the rows. */
        SHOWN,
        /** The scoring service gave no answer. */
        AWAY,
        /** This service has not been told of a scoring service. */
        NOT_CONFIGURED
    }

    private static final Text WORKS_WITHOUT = new Text(
            "Importen fungerar ändå; det är bara miniminivåerna som inte visas.",
            "The import works all the same; only the minimum levels are not shown.");

    static Levels of(PreviewMany.Told told) {
        return switch (told) {
            case PreviewMany.Changes _ -> new Levels(Status.SHOWN, new Text(
                    "Varje rad visar de miniminivåer vars utfall skulle ändras.",
                    "Each row shows the minimum levels whose outcome would change."));
            case Away(var why) -> switch (why) {
                case NOT_CONFIGURED -> new Levels(Status.NOT_CONFIGURED, without(
                        "Här finns ingen bedömningstjänst att fråga.", "There is no scoring service here to ask."));
                case NO_ANSWER -> away("Bedömningstjänsten svarar inte.", "The scoring service does not answer.");
                case TOO_SLOW -> away("Bedömningstjänsten har inte svarat i tid.",
                        "The scoring service has not answered in time.");
                case UNKNOWN_ROUND -> away("Bedömningstjänsten känner inte till omgången eller dess regelverk än.",
                        "The scoring service does not know the round or its rule set yet.");
            };
        };
    }

    private static Levels away(String sv, String en) {
        return new Levels(Status.AWAY, without(sv, en));
    }

    private static Text without(String sv, String en) {
        return new Text(sv + " " + WORKS_WITHOUT.sv(), en + " " + WORKS_WITHOUT.en());
    }
}
