package se.usve.command.verify;

import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.usve.stack.Service;

/**
 * Invariant of who sees what: all services know every unit as the region's that the survey service knows it as, and a region's
 * people are refused whatever they ask for of a unit of another. What is tried changes nothing even where it is let through:
 * answers without any answer, and drafts under a condition that does not hold.
 */
final class Regions {

    private static final String STATEMENT = "no region reads or changes another region's unit";
    /** So many rounds, those changed last, are tried; of each and of each region a unit that is another one every day. */
    private static final int ROUNDS = 3;
    private static final String NATION = "SE";
    private static final Map<String, String> NO_SUCH_STATE = Map.of("If-Match", "\"999999999\"");

    /** Something a region tries with a unit that may be another's. */
    private record Try(Service service, String method, String path, String body, Map<String, String> headers) {
        static Try read(Service service, String path) {
            return new Try(service, "GET", path, null, Map.of());
        }

        static Try write(Service service, String method, String path, String body) {
            return new Try(service, method, path, body, NO_SUCH_STATE);
        }
    }

    private static final String SURVEYED = "/survey/v1/rounds/%s/units/%s";
    private static final String SCORED = "/scoring/v1/rounds/%s/units/%s";
    private static final String REPORTED = "/reporting/v1/rounds/%s/units/%s";

    private static final List<Try> OF_A_UNIT = List.of(
            Try.read(SURVEY, SURVEYED),
            Try.read(SURVEY, SURVEYED + "/submissions"),
            Try.read(SURVEY, SURVEYED + "/submissions/1"),
            Try.read(SURVEY, SURVEYED + "/submissions/1/changes"),
            Try.read(SURVEY, SURVEYED + "/submissions/1/receipt"),
            Try.read(SURVEY, SURVEYED + "/draft"),
            Try.read(SURVEY, SURVEYED + "/contact"),
            Try.read(SURVEY, SURVEYED + "/follow-ups/1/history"),
            Try.write(SURVEY, "POST", SURVEYED + "/submissions", "{\"answers\":{}}"),
            Try.write(SURVEY, "PUT", SURVEYED + "/draft", "{\"answers\":{}}"),
            Try.write(SURVEY, "DELETE", SURVEYED + "/draft", null),
            Try.read(SCORING, SCORED + "/result"),
            Try.read(SCORING, SCORED + "/history"),
            Try.read(SCORING, SCORED + "/overrides"),
            Try.write(SCORING, "POST", SCORED + "/overrides", "{}"));
    /** Open to everyone once the round is published. */
    private static final List<Try> UNTIL_PUBLISHED = List.of(
            Try.read(REPORTING, REPORTED),
            Try.read(REPORTING, REPORTED + "/history"));
    /** What a region gets of all units: its own alone. */
    private static final List<Try> LISTS = List.of(
            Try.read(SURVEY, "/survey/v1/rounds/%s/units?limit=1000"),
            Try.read(SURVEY, "/survey/v1/rounds/%s/drafts"),
            Try.read(SURVEY, "/survey/v1/rounds/%s/follow-ups"),
            Try.read(SCORING, "/scoring/v1/rounds/%s/overrides"));
    private static final List<Try> LISTS_UNTIL_PUBLISHED = List.of(
            Try.read(REPORTING, "/reporting/v1/rounds/%s/units?limit=1000"),
            Try.read(REPORTING, "/reporting/v1/rounds/%s/follow-up/plans"));

    /** A round and the region of each of its units, in an order that is another one every day. */
    private record Round(String id, boolean published, SequencedMap<String, String> units) {

        /** One unit of each region but this. */
        Collection<String> unitsOfOthers(String region) {
            var some = new TreeMap<String, String>();
            units.forEach((unit, of) -> some.putIfAbsent(of, unit));
            some.remove(region);
            return some.values();
        }
    }

    /** What was tried, and what came of it. */
    private static final class Tried {
        long times;
        final List<String> deviations;

        Tried(List<String> deviations) {
            this.deviations = deviations;
        }
    }

    private Regions() {
    }

    static Finding seeTheirOwnUnitsAlone(Sources sources) throws SQLException, IOException {
        var deviations = new ArrayList<String>();
        var rounds = new ArrayList<Round>();
        long units;
        try (var survey = Rows.of(sources.database(SURVEY))) {
            var registered = regions(survey, "select round || '/' || unit, region from participation");
            units = registered.size();
            compare(registered, SCORING, sources, deviations);
            compare(registered, REPORTING, sources, deviations);
            if (!sources.regions().isEmpty()) {
                rounds.addAll(rounds(survey));
            }
        }
        var tried = new Tried(deviations);
        for (var region : new TreeMap<>(sources.regions()).entrySet()) {
            for (var round : rounds) {
                tryAll(round, region.getKey(), region.getValue(), tried);
            }
        }
        return new Finding("I10", STATEMENT, units + tried.times,
                List.of("%,d units of the register compared with both other services".formatted(units),
                        "%,d requests of %d regions for %d rounds".formatted(tried.times, sources.regions().size(), rounds.size())),
                deviations, sources.regions().isEmpty() ? Optional.of("no tokens of regions were given, so that what they are "
                        + "let to see was not tried") : Optional.empty());
    }

    private static Map<String, String> regions(Rows rows, String query) throws SQLException {
        var regions = new TreeMap<String, String>();
        rows.all(query, row -> regions.put(row.getString(1), row.getString(2)));
        return regions;
    }

    private static void compare(Map<String, String> registered, Service service, Sources sources, List<String> deviations)
            throws SQLException {
        try (var rows = Rows.of(sources.database(service))) {
            regions(rows, "select round || '/' || unit, region from unit where registration_version > 0").forEach((unit, region) -> {
                var known = registered.getOrDefault(unit, "none");
                if (!known.equals(region)) {
                    deviations.add("%s: region %s in %s, but %s by the register"
                            .formatted(unit, region, service.processName(), known));
                }
            });
        }
    }

    private static List<Round> rounds(Rows survey) throws SQLException {
        var rounds = new ArrayList<Round>();
        for (var round : survey.all("""
                select id, state = 'PUBLISHED' from round r where state <> 'DRAFT'
                    and exists (select from participation p where p.round = r.id)
                order by changed_at desc, id limit %d""".formatted(ROUNDS), row -> Map.entry(row.getString(1), row.getBoolean(2)))) {
            var units = new LinkedHashMap<String, String>();
            survey.all("""
                    select p.unit, p.region from unnest(?, ?) r (id, salt) join participation p on p.round = r.id
                    where takes_part order by md5(p.unit || r.salt), p.unit""", row -> units.put(row.getString(1), row.getString(2)),
                    new String[] {round.getKey()}, new String[] {LocalDate.now().toString()});
            rounds.add(new Round(round.getKey(), round.getValue(), units));
        }
        return rounds;
    }

    private static void tryAll(Round round, String region, Api api, Tried tried) throws IOException {
        for (var unit : round.unitsOfOthers(region)) {
            tryOn(OF_A_UNIT, round, unit, region, api, tried);
            if (!round.published()) {
                tryOn(UNTIL_PUBLISHED, round, unit, region, api, tried);
            }
        }
        list(LISTS, round, region, api, tried);
        if (!round.published()) {
            list(LISTS_UNTIL_PUBLISHED, round, region, api, tried);
        }
    }

    private static void tryOn(List<Try> tries, Round round, String unit, String region, Api api, Tried tried)
            throws IOException {
        for (var each : tries) {
            tried.times++;
            var path = each.path().formatted(round.id(), unit);
            int status = api.call(each.service(), each.method(), path, each.body(), each.headers()).status();
            if (status != 403 && status != 404) {
                tried.deviations.add("%s/%s: region %s was answered %d to %s %s"
                        .formatted(round.id(), unit, region, status, each.method(), path));
            }
        }
    }

    /** Whatever the list is of: where a region or a unit is named, it is the own one. */
    private static void list(List<Try> lists, Round round, String region, Api api, Tried tried) throws IOException {
        for (var list : lists) {
            tried.times++;
            var path = list.path().formatted(round.id());
            var answer = api.get(list.service(), path);
            switch (answer.status()) {
                case 200 -> others(answer.body(), round, region).forEach(other -> tried.deviations.add(
                        "%s: region %s is shown %s by GET %s".formatted(round.id(), region, other, path)));
                case 403, 404 -> {
                }
                default -> tried.deviations.add("%s: region %s was answered %d to GET %s"
                        .formatted(round.id(), region, answer.status(), path));
            }
        }
    }

    private static Set<String> others(JsonNode body, Round round, String region) {
        var others = body.findValuesAsText("region").stream().filter(other -> !other.isEmpty() && !other.equals(region) && !other.equals(NATION))
                .map(other -> "region " + other).collect(Collectors.toSet());
        body.findValuesAsText("unit").stream().filter(unit -> !round.units().getOrDefault(unit, region).equals(region))
                .map(unit -> "unit " + unit).forEach(others::add);
        return others;
    }
}
