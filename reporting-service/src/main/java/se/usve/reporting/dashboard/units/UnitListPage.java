package se.usve.reporting.dashboard.units;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.reporting.dashboard.Choice;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.OutcomeMark;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.search.FoundUnits;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.Region;

/**
 * The units found, written out in one language.
 *
 * @param asked       what was searched for, as it stands in the form
 * @param regions     the regions to choose among; none where only one is in sight
 * @param specialties the specialties to choose among
 * @param levels      the levels to choose among
 * @param outcomes    the outcomes to choose among
 * @param sum         how many were found, in a sentence
 * @param units       the units of this page
 * @param paging      the way to the other pages, or null where there are none
 */
record UnitListPage(Asked asked, List<Choice> regions, List<Choice> specialties, List<Choice> levels, List<Choice> outcomes,
        String sum, List<Row> units, Paging paging) {

    /** What stands in the form; null is empty. */
    record Asked(String text, String region, String specialty, String level, String outcome) {

        /** {@return the search as a query, without page} */
        String query() {
            return Stream.of(pair("q", text), pair("region", region), pair("specialty", specialty), pair("level", level),
                    pair("outcome", outcome)).flatMap(Optional::stream).collect(Collectors.joining("&"));
        }

        private static Optional<String> pair(String name, String value) {
            return Optional.ofNullable(value).map(v -> name + "=" + Pages.encoded(v));
        }
    }


    /** A unit; {@code met} is null where it has no outcomes. */
    record Row(String href, String name, String about, String met, String missed, String awaiting) {
    }

    /** The way to the other pages; null where there is none. */
    record Paging(String page, String of, String previous, String next) {
    }

    static UnitListPage of(FoundUnits found, Asked asked, PageRequest page, Frame frame) {
        var regions = found.ownRegion() != null ? List.<Choice>of() : Arrays.stream(Region.values())
                .map(region -> new Choice(region.code(), region.title(), region.code().equals(asked.region()))).toList();
        return new UnitListPage(asked, regions,
                found.specialties().stream().map(name -> new Choice(name, name, name.equals(asked.specialty()))).toList(),
                found.levels().stream().map(level -> new Choice(String.valueOf(level.number()),
                        level.number() + " " + frame.in(level.wording()),
                        String.valueOf(level.number()).equals(asked.level()))).toList(),
                outcomes(asked, frame), sum(found.total(), frame),
                found.units().stream().map(unit -> row(unit, found.round().id(), frame)).toList(), paging(found, asked, page, frame));
    }

    private static List<Choice> outcomes(Asked asked, Frame frame) {
        var unanswered = new Choice(UnitListResource.UNANSWERED, frame.in(new Text("Har inte svarat", "Has not answered")),
                UnitListResource.UNANSWERED.equals(asked.outcome()));
        return Stream.concat(Arrays.stream(Outcome.values()).map(outcome -> new Choice(outcome.name(),
                OutcomeMark.of(outcome, frame.language()).words(), outcome.name().equals(asked.outcome()))),
                Stream.of(unanswered)).toList();
    }

    private static String sum(long total, Frame frame) {
        return frame.in(total == 1 ? new Text("1 enhet.", "1 unit.")
                : new Text("%s enheter.", "%s units.").with(frame.numerals().count(total)));
    }

    private static Row row(FoundUnits.Found unit, String round, Frame frame) {
        var region = Region.titleOf(unit.region());
        var about = unit.specialty() == null ? region : region + " · " + unit.specialty();
        var href = Place.inRound(round, "units", unit.unit());
        if (unit.outcomes() == null) {
            return new Row(href, unit.name(), about, null, null, null);
        }
        var met = unit.outcomes().values().stream().filter(o -> o == Outcome.MET || o == Outcome.EXEMPT).count();
        return new Row(href, unit.name(), about, frame.numerals().parts(met, unit.outcomes().size()),
                numbers(unit, Outcome.NOT_MET), numbers(unit, Outcome.AWAITING_ASSESSMENT));
    }

    private static String numbers(FoundUnits.Found unit, Outcome outcome) {
        return unit.outcomes().entrySet().stream().filter(entry -> entry.getValue() == outcome)
                .map(entry -> String.valueOf(entry.getKey())).collect(Collectors.joining(", "));
    }

    private static Paging paging(FoundUnits found, Asked asked, PageRequest page, Frame frame) {
        var last = (found.total() + page.limit() - 1) / page.limit();
        if (last < 2) {
            return null;
        }
        return new Paging(frame.numerals().count(page.page()), frame.numerals().count(last),
                page.page() > 1 ? href(asked, page.page() - 1) : null, page.page() < last ? href(asked, page.page() + 1) : null);
    }

    private static String href(Asked asked, int page) {
        var query = asked.query();
        return "?" + (query.isEmpty() ? "" : query + "&") + "page=" + page;
    }
}
