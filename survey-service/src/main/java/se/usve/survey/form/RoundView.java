package se.usve.survey.form;

import java.time.LocalDate;
import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.survey.round.RoundFacts;

/**
 * A round in the list, with the caller's units.
 *
 * @param id     its id, as part of an element's id
 * @param name   what it is called
 * @param state  where it stands, in words
 * @param sum    how many have submitted, in words
 * @param units  the units that the filter lets pass
 * @param hidden how many it does not, in words; empty if none
 */
record RoundView(String id, String name, String state, String sum, List<UnitRow> units, String hidden) {

    /** What a reader looks for. */
    record Filter(String words, boolean leftOnly) {

        boolean lets(UnitRow unit) {
            return unit.matches(words) && (!leftOnly || unit.isLeft());
        }
    }

    private static final Text DRAFT = new Text("Öppnar %s", "Opens on %s");
    private static final Text OPEN = new Text("Öppen till och med %s", "Open until %s");
    private static final Text LATE =
            new Text("Öppen; svar efter %s räknas som sena", "Open; answers after %s count as late");
    private static final Text CLOSED = new Text("Stängd %s", "Closed %s");
    private static final Text PUBLISHED = new Text("Publicerad", "Published");
    private static final Text SUM = new Text("%d av %d enheter har skickat in.", "%d of %d units have submitted.");
    private static final Text HIDDEN = new Text("%d enheter visas inte på grund av filtret.",
            "%d units are not shown because of the filter.");
    private static final Text HIDDEN_ONE = new Text("1 enhet visas inte på grund av filtret.",
            "1 unit is not shown because of the filter.");

    static RoundView of(RoundFacts round, List<UnitRow> units, Filter filter, Language language) {
        var shown = units.stream().filter(filter::lets).toList();
        var submitted = units.stream().filter(unit -> unit.status() == UnitRow.Status.SUBMITTED
                || unit.status() == UnitRow.Status.CHANGING).count();
        return new RoundView(round.id(), name(round.id()), state(round, language),
                language.in(SUM.with(submitted, units.size())), shown,
                hidden(units.size() - shown.size(), language));
    }

    private static String hidden(int units, Language language) {
        return switch (units) {
            case 0 -> "";
            case 1 -> language.in(HIDDEN_ONE);
            default -> language.in(HIDDEN.with(units));
        };
    }

    /** {@return a round's name as it is printed: years with a dash between} */
    static String name(String round) {
        return round.replaceAll("^(\\d{4})-(\\d{4})$", "$1–$2");
    }

    private static String state(RoundFacts round, Language language) {
        return language.in(switch (round.state()) {
            case DRAFT -> DRAFT.with(language.day(round.opens()));
            case OPEN -> (LocalDate.now(Sweden.ZONE).isAfter(round.closes()) ? LATE : OPEN)
                    .with(language.day(round.closes()));
            case CLOSED -> CLOSED.with(language.day(round.closes()));
            case PUBLISHED -> PUBLISHED;
        });
    }
}
