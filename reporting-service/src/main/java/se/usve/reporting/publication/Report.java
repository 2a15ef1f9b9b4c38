package se.usve.reporting.publication;

import java.util.List;

/**
 * A report as it is printed: all in words, in one language.
 *
 * @param lang     its language
 * @param title    its title
 * @param subtitle which round it is of
 * @param contents heading of the list of contents
 * @param page     the word for a page
 * @param facts    what stands on the cover
 * @param sections its sections
 */
record Report(String lang, String title, String subtitle, String contents, String page, List<Fact> facts,
        List<Section> sections) {

    /** A line of the cover. */
    record Fact(String name, String value) {
    }

    /**
     * A section.
     *
     * @param id         where the contents lead
     * @param heading    its heading
     * @param paragraphs its text
     * @param grids      its tables
     * @param charts     its diagrams
     */
    record Section(String id, String heading, List<String> paragraphs, List<Grid> grids, List<Chart> charts) {
    }

    /**
     * A table.
     *
     * @param caption  what it shows
     * @param dense    whether it has many columns
     * @param headings its headings, the first over the names of the rows
     * @param rows     its rows, each with its name first
     * @param note     what stands below, or empty
     */
    record Grid(String caption, boolean dense, List<String> headings, List<List<String>> rows, String note) {
    }

    /**
     * A diagram of bars, which is a table too: each bar has its figure beside it.
     *
     * @param title    what it shows
     * @param sentence what one sees in it
     * @param first    heading of the names
     * @param second   heading of the bars
     * @param third    heading of the figures
     * @param bars     the bars
     */
    record Chart(String title, String sentence, String first, String second, String third, List<Bar> bars) {
    }

    /**
     * A bar.
     *
     * @param label its name
     * @param width its length, in percent of the scale
     * @param total whether it is of all
     * @param value its figure
     */
    record Bar(String label, String width, boolean total, String value) {
    }
}
