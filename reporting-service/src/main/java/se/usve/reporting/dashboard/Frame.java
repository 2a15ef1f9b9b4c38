package se.usve.reporting.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.pages.Viewer;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Format;
import se.usve.reporting.report.LevelTable;

/**
 * What stands around a page: made by {@link Frames}, shown by the template {@code dashboard/page}.
 *
 * @param viewer who looks
 * @param round  the round one is in, or null
 * @param rounds the rounds to choose among
 * @param ways   the pages to go to
 * @param crumbs the way back, from the first page to this one
 * @param notice what every reader must know of the data, or null
 * @param foot   what the data are: when they were read, by which revision; a sentence may lead to more
 */
public record Frame(Viewer viewer, InRound round, List<Way> rounds, List<Way> ways, List<Way> crumbs, Notice notice,
        List<Way> foot) {

    /**
     * The round one is in.
     *
     * @param id        its id
     * @param name      its name
     * @param data      path of its data
     * @param stream    path of the changes of its figures, or null where none are to be expected
     * @param published whether it is open to everyone
     * @param state     where it stands, in words
     */
    public record InRound(String id, String name, String data, String stream, boolean published, String state) {

        /** {@return the files that a table of the round can be had in, with or without a query of its own} */
        public List<Way> files(String table) {
            return filesAt(data + "/" + table);
        }

        /** {@return the files that a table can be had in that is too large for print, with or without a query of its own} */
        public List<Way> filesOfLarge(String table) {
            return filesAt(data + "/" + table, format -> format != Format.PDF);
        }
    }

    /** What people call the forms of files. */
    private static final Map<String, String> FILES = Map.of("xlsx", "Excel", "pdf", "PDF", "csv", "CSV", "csv-sv",
            "CSV (;)", "json-stat2", "JSON-stat", "json", "JSON");

    /** {@return the files that the data at an address can be had in} */
    public static List<Way> filesAt(String address) {
        return filesAt(address, _ -> true);
    }

    private static List<Way> filesAt(String address, Predicate<Format> offered) {
        var joined = address + (address.contains("?") ? "&" : "?") + "format=";
        return Arrays.stream(Format.values()).filter(offered).map(format -> new Way(
                FILES.getOrDefault(format.code(), format.code()), joined + format.code())).toList();
    }

    /** A sentence every reader must see; its language may differ from the page's. */
    public record Notice(String text, String language) {
    }

    /** {@return the language of the page} */
    public Language language() {
        return viewer.language();
    }

    /** {@return the words in the page's language} */
    public String in(Text text) {
        return viewer.in(text);
    }

    /** {@return how numbers are written on the page} */
    public Numerals numerals() {
        return new Numerals(viewer.language());
    }

    /** {@return the way back as it is shown: nothing on the first page} */
    public List<Way> trail() {
        return crumbs.size() > 1 ? crumbs : List.of();
    }

    /** {@return where somebody signs in to come back to this page} */
    public String signIn() {
        return viewer.base() + "/sign-in?to=" + Pages.encoded(viewer.path());
    }

    /** {@return the same one step further: the page below the last of the way back} */
    public Frame below(String words, String href) {
        return new Frame(viewer, round, rounds, ways, Stream.concat(crumbs.stream(), Stream.of(new Way(words, href))).toList(),
                notice, foot);
    }

    /** {@return the same with a sentence more at the foot, on what the data are} */
    public Frame saying(String sentence) {
        return saying(new Way(sentence, null));
    }

    private Frame saying(Way sentence) {
        var more = new ArrayList<>(foot);
        more.add(sentence);
        return new Frame(viewer, round, rounds, ways, crumbs, notice, List.copyOf(more));
    }

    /** {@return the same, telling when the table's figures were read, or by which seal they stand} */
    public Frame of(LevelTable table) {
        return table.revision() == null ? readAt(table.asOf()) : saying(new Way(in(new Text(
                "Siffrorna är förseglade %s (revision %s) och ändras inte.",
                "The figures were sealed %s (revision %s) and do not change.").with(table.asOf(), table.revision())),
                Place.inRound(table.round(), "seal")));
    }

    /** {@return the same, telling when the data were read} */
    public Frame readAt(Instant time) {
        return saying(in(new Text("Uppgifterna lästes %s.", "The data were read %s.").with(time)));
    }
}
