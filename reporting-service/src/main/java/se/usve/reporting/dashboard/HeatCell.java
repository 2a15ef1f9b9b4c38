package se.usve.reporting.dashboard;

import java.util.ArrayList;
import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.LevelTable.Cell;

/**
 * A cell of the heat map.
 *
 * @param key      what tells it from every other on the page, from one reading to the next
 * @param percent  the share that meets the level
 * @param counts   units that do, of how many
 * @param band     how it is marked
 * @param sign     the sign of that, may be empty
 * @param words    the words of that; null where a sign is not needed either
 * @param national whether it is the country's
 * @param notes    what else is to be known of the units: signs with words
 */
record HeatCell(String key, String percent, String counts, Band band, String sign, String words, boolean national,
        List<Note> notes) {

    /** Units of some kind: a sign with the number beside, and the same in words. */
    record Note(String sign, String number, String words) {
    }

    /** Units that the level does not apply to. */
    static final String EXEMPT = "◇";
    /** Units that wait for an assessor. */
    static final String AWAITING = "…";

    private static final Text EXEMPT_WORDS = new Text("varav %s undantagna", "%s of them exempt");
    private static final Text AWAITING_WORDS = new Text("%s väntar på bedömning", "%s awaiting assessment");

    static HeatCell of(int level, Cell cell, boolean national, Numerals numerals) {
        var band = Band.of(cell.met(), cell.of());
        return new HeatCell("l" + level + "-" + cell.group(), numerals.percent(cell.met(), cell.of()),
                numerals.parts(cell.met(), cell.of()), band, band.sign(),
                band == Band.HIGH ? null : numerals.language().in(band.words()), national, notes(cell, numerals));
    }

    private static List<Note> notes(Cell cell, Numerals numerals) {
        var notes = new ArrayList<Note>();
        note(notes, EXEMPT, cell.exempt(), EXEMPT_WORDS, numerals);
        note(notes, AWAITING, cell.awaiting(), AWAITING_WORDS, numerals);
        return List.copyOf(notes);
    }

    private static void note(List<Note> notes, String sign, long units, Text words, Numerals numerals) {
        if (units > 0) {
            var number = numerals.count(units);
            notes.add(new Note(sign, number, numerals.language().in(words.with(number))));
        }
    }
}
