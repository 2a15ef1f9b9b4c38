package se.usve.reporting.statistics;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.pages.Language;
import se.usve.reporting.export.Cube.Axis;
import se.usve.reporting.export.Source;
import se.usve.reporting.statistics.Listing.Link;

/** Lists the tables, with addresses as the caller of this address reaches them. */
record ListTables(Databank databank, Language language, UriInfo uri) {

    private static final int HIGHEST_PAGE = 10_000;
    private static final int HIGHEST_SIZE = 1000;

    /**
     * Which tables.
     *
     * @param query    words that all stand in the table's id or label, in any letters; may be empty
     * @param since    only tables that moved since then, or null
     * @param number   which page, from 1
     * @param size     how many a page
     */
    record Wanted(List<String> query, Instant since, int number, int size) {

        static Wanted of(String query, String pastDays, String number, String size, Parameters parameters) {
            var days = pastDays == null ? 0 : parameters.whole("pastDays", pastDays, 36_500);
            return new Wanted(query == null ? List.of()
                    : Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList(),
                    days == 0 ? null : Instant.now().minus(Duration.ofDays(days)),
                    number == null ? 1 : parameters.whole("pageNumber", number, HIGHEST_PAGE),
                    size == null ? 100 : parameters.whole("pageSize", size, HIGHEST_SIZE));
        }
    }

    Listing list(Wanted wanted) {
        var found = databank.all().stream().filter(table -> isAbout(table, wanted.query()))
                .filter(table -> wanted.since() == null || databank.updated(table).isAfter(wanted.since())).toList();
        var pages = Math.max(1, Math.ceilDiv(found.size(), wanted.size()));
        var links = new ArrayList<Link>();
        links.add(page("self", wanted.number()));
        links.add(page("first", 1));
        links.add(page("last", pages));
        if (wanted.number() > 1) {
            links.add(page("prev", Math.min(wanted.number() - 1, pages)));
        }
        if (wanted.number() < pages) {
            links.add(page("next", wanted.number() + 1));
        }
        return new Listing(language.code(), found.stream().skip((wanted.number() - 1L) * wanted.size())
                .limit(wanted.size()).map(this::entry).toList(),
                new Listing.Page(wanted.number(), wanted.size(), found.size(), pages, links),
                List.of(page("self", wanted.number())));
    }

    private boolean isAbout(StatisticalTable table, List<String> words) {
        var text = (table.id() + " " + table.label().sv() + " " + table.label().en()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    Listing.Entry entry(StatisticalTable table) {
        return new Listing.Entry(table.id(), language.in(table.label()), language.in(table.subject().title()),
                databank.updated(table), table.rounds().getFirst().id(), table.rounds().getLast().id(), "public",
                table.subject().variables().orElseGet(() -> databank.cube(table).axes().stream().map(Axis::label).toList())
                        .stream().map(language::in).toList(), false, language.in(Source.NAME), "USVE",
                "Other", List.of(List.of(new Listing.Place("USVE", language.in(Source.NAME)),
                        new Listing.Place(table.ruleSet(), table.ruleSet()))),
                List.of(link("self", table.id()), link("metadata", table.id() + "/metadata"),
                        link("data", table.id() + "/data")));
    }

    private Link link(String rel, String rest) {
        return new Link(rel, language.code(), base().resolve("tables/" + rest + "?lang=" + language.code()).toString());
    }

    private Link page(String rel, int number) {
        var address = uri.getRequestUriBuilder().replaceQueryParam("pageNumber", number)
                .replaceQueryParam("lang", language.code()).build();
        return new Link(rel, language.code(), address.toString());
    }

    private URI base() {
        return uri.getBaseUri().resolve("/statistics/v2/");
    }
}
