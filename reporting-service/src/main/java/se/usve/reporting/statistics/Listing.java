package se.usve.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A page of the tables there are.
 *
 * @param language language of the labels
 * @param tables   the tables of the page
 * @param page     which page it is
 * @param links    this page
 */
record Listing(String language, List<Entry> tables, Page page, List<Link> links) {

    /**
     * A table.
     *
     * @param id            its id
     * @param label         what it is called
     * @param description   what it shows
     * @param updated       since when its figures are what they are
     * @param firstPeriod   its oldest round
     * @param lastPeriod    its newest round
     * @param category      {@code public}
     * @param variableNames what its variables are called
     * @param discontinued  whether it will get no further round: that is not known
     * @param source        where the figures come from
     * @param subjectCode   {@code USVE}
     * @param timeUnit      {@code Other}: a round is of several years
     * @param paths         where it stands
     * @param links         where to read on
     */
    record Entry(String id, String label, String description, Instant updated, String firstPeriod, String lastPeriod,
            String category, List<String> variableNames, boolean discontinued, String source, String subjectCode,
            String timeUnit, List<List<Place>> paths, List<Link> links) {
    }

    /** A table with the language of its labels. */
    record One(String language, @JsonUnwrapped Entry table) {
    }

    /** A step of the way to a table. */
    record Place(String id, String label) {
    }

    /** Which page of how many. */
    record Page(int pageNumber, int pageSize, int totalElements, int totalPages, List<Link> links) {
    }

    /** An address to read on at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(String rel, String hreflang, String href) {
    }
}
