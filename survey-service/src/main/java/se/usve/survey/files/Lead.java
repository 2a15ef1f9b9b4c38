package se.usve.survey.files;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.problem.Text;

/** The columns that are no answers: before them, and the messages of an annotated file after them. */
enum Lead {

    UNIT(new Text("Enhetens id", "The unit's id"), "unit", "enhet"),
    NAME(new Text("Enhetens namn (läses inte in)", "The unit's name (not read)"), "name", "namn"),
    REGION(new Text("Regionens länskod (läses inte in)", "The region's county code (not read)"), "region"),
    REASON(new Text("Skäl till ändringen (frivilligt)", "Reason for the change (optional)"), "reason", "skäl"),
    VERSION(new Text("Vilken version av svaren raden visar (låt stå)",
            "Which version of the answers the row shows (leave it)"), "version"),
    MESSAGES(new Text("Vad som ska rättas (läses inte in)", "What must be mended (not read)"),
            "Meddelanden / Messages", "meddelanden/messages", "meddelanden", "messages");

    /** Those before the answers. */
    static final List<Lead> FIRST = List.of(UNIT, NAME, REGION, REASON, VERSION);

    private final Text text;
    private final List<String> headers;

    Lead(Text text, String... headers) {
        this.text = text;
        this.headers = List.of(headers);
    }

    Text text() {
        return text;
    }

    String header() {
        return headers.getFirst();
    }

    static Optional<Lead> named(String header) {
        var plain = Words.plain(header);
        return Arrays.stream(values())
                .filter(lead -> lead.headers.stream().anyMatch(own -> Words.plain(own).equals(plain))).findFirst();
    }
}
