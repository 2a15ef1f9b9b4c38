package se.usve.reporting.dashboard.tables;

import java.util.List;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.Way;
import se.usve.reporting.indicators.IndicatorList;

/**
 * The tables of a round with their files, written out in one language.
 *
 * @param tables     the tables
 * @param indicators the figure questions and levels behind the report's diagrams and appendices
 */
record TablesPage(List<Row> tables, List<Row> indicators) {

    /** A table, what is to be said of it, and its files. */
    record Row(String name, String note, List<Way> files) {
    }

    /**
     * A table: its path below the round's, its name and what it is in the report.
     *
     * @param large whether it has too many cells for print in a round of the nation's size
     */
    private record Offered(String path, Text name, Text note, boolean large) {

        Offered(String path, Text name, Text note) {
            this(path, name, note, false);
        }

        List<Way> files(Frame frame) {
            return large ? frame.round().filesOfLarge(path) : frame.round().files(path);
        }
    }

    private static final List<Offered> OFFERED = List.of(
            new Offered("levels", new Text("Miniminivåer per region", "Minimum levels by region"),
                    new Text("Rapportens tabell 3", "Table 3 of the report")),
            new Offered("levels?groupBy=specialty", new Text("Miniminivåer per specialitet", "Minimum levels by specialty"), null,
                    true),
            new Offered("levels?groupBy=designated-year", new Text("Miniminivåer efter år för utnämning",
                    "Minimum levels by year of designation"), null),
            new Offered("levels?groupBy=size-class", new Text("Miniminivåer efter enhetens storlek", "Minimum levels by size of unit"),
                    null),
            new Offered("levels?groupBy=patient-contact", new Text("Miniminivåer efter direkt patientkontakt",
                    "Minimum levels by direct patient contact"), null),
            new Offered("response-rates", new Text("Svarsandel per region", "Response rates by region"),
                    new Text("Rapportens tabell 2", "Table 2 of the report")),
            new Offered("designation-years", new Text("År för utnämning", "Years of designation"),
                    new Text("Rapportens tabell 4", "Table 4 of the report")),
            new Offered("distribution", new Text("Enheter efter antal nivåer de når", "Units by number of levels met"), null),
            new Offered("only-missed", new Text("Enheter som når alla nivåer utom en, efter nivå",
                    "Units that meet every level but one, by level"), null),
            new Offered("self-reported", new Text("Egna svar och bedömning", "Own answers and assessment"), null),
            new Offered("follow-up", new Text("Uppföljning av nivåer som inte nås", "Follow-up of levels not met"), null),
            new Offered("units?limit=1000", new Text("Varje enhets utfall", "Outcomes of each unit"),
                    new Text("Rapportens webbilaga 1", "Web appendix 1 of the report"), true));

    static TablesPage of(IndicatorList indicators, Frame frame) {
        return new TablesPage(OFFERED.stream().map(table -> new Row(frame.in(table.name()),
                table.note() == null ? null : frame.in(table.note()), table.files(frame))).toList(),
                indicators.indicators().stream().map(entry -> new Row(frame.in(entry.title()), Stream.of(entry.place())
                        .filter(place -> place != null).map(frame::in).findFirst().orElse(null),
                        frame.round().files("indicators/" + entry.id()))).toList());
    }
}
