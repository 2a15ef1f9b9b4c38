package se.usve.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Cube;
import se.usve.reporting.export.Table;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.indicators.IndicatorTable;
import se.usve.reporting.indicators.ReadIndicators;
import se.usve.reporting.report.Denominator;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.ReadTables;
import se.usve.reporting.report.Round;
import se.usve.reporting.report.Rounds;
import se.usve.reporting.report.TableQuery;

/** The tables there are: each subject for each rule set that a published round was judged by. */
@ApplicationScoped
class Databank {

    private final Rounds rounds;
    private static final List<Text> OF_INDICATOR = List.of(Column.ROUND.label(), new Text("Mått", "Measure"),
            new Text("Region", "Region"), Cube.CONTENTS_LABEL);

    private final ReadTables tables;
    private final ReadIndicators indicators;
    private final List<Subject> subjects;

    Databank(Rounds rounds, ReadTables tables, ReadIndicators indicators) {
        this.rounds = rounds;
        this.tables = tables;
        this.indicators = indicators;
        this.subjects = List.of(
                levels("levels", Grouping.REGION, "Region", new Text("Enheter som når varje miniminivå efter region",
                        "Units that meet each minimum level by region")),
                levels("levels-by-specialty", Grouping.SPECIALTY, "Specialty", new Text(
                        "Enheter som når varje miniminivå efter specialitet",
                        "Units that meet each minimum level by specialty")),
                new Subject("response-rates", new Text("Svarsfrekvens efter region", "Response rates by region"), "Region",
                        round -> List.of(tables.responseRates(TableQuery.of(round)).table())),
                new Subject("distribution", new Text("Enheter efter hur många miniminivåer de når och region",
                        "Units by how many minimum levels they meet and by region"), "Region",
                        round -> List.of(tables.distribution(TableQuery.of(round)).table())),
                new Subject("only-missed", new Text("Enheter som missar en enda miniminivå efter nivå och region",
                        "Units that miss one minimum level alone by level and region"), "Region",
                        round -> List.of(tables.distribution(TableQuery.of(round)).onlyMissedTable())),
                new Subject("designation-years", new Text("Svarande enheter efter när de utsågs och region",
                        "Responding units by when they were designated and by region"), "Region",
                        round -> List.of(tables.designationYears(TableQuery.of(round)).table())),
                new Subject("self-reported", new Text("Egna svar och bedömning jämförda efter region",
                        "What units report of themselves beside what is assessed, by region"), "Region",
                        round -> Stream.of(Denominator.values()).map(of ->
                                tables.selfReported(TableQuery.of(round).with(of)).table()).toList()));
    }

    private Subject levels(String id, Grouping grouping, String group, Text title) {
        return new Subject(id, title, group, round -> Stream.of(Denominator.values())
                .map(of -> tables.levels(TableQuery.of(round).with(grouping).with(of))).map(LevelTable::table).toList());
    }

    /** {@return all tables, the newest rule set's first} */
    List<StatisticalTable> all() {
        var byRuleSet = new TreeMap<String, List<Round>>(Comparator.reverseOrder());
        rounds.published().forEach(round ->
                byRuleSet.computeIfAbsent(round.ruleSet(), _ -> new ArrayList<>()).addFirst(round));
        return byRuleSet.entrySet().stream().flatMap(each -> Stream.concat(subjects.stream(), indicators(each.getValue()))
                .map(subject -> new StatisticalTable(subject, each.getKey(), List.copyOf(each.getValue())))).toList();
    }

    /** Those of the newest round; a round whose survey asked of something else has no figures of it. */
    private Stream<Subject> indicators(List<Round> ofRuleSet) {
        return indicators.list(ofRuleSet.getLast().id()).indicators().stream().map(indicator -> new Subject(
                "indicator-" + indicator.id(), indicator.title(), "Region", round -> indicators.several(
                        TableQuery.of(round), each -> each.id().equals(indicator.id())).stream().map(IndicatorTable::table)
                        .toList(), Optional.of(OF_INDICATOR)));
    }

    /** {@return the table with the id} */
    Optional<StatisticalTable> find(String id) {
        return all().stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /** {@return since when its figures are what they are} */
    Instant updated(StatisticalTable table) {
        return table.rounds().stream().map(round -> tables.responseRates(TableQuery.of(round.id())).asOf())
                .max(Instant::compareTo).orElseThrow();
    }

    /** {@return all of the table} */
    Cube cube(StatisticalTable table) {
        var parts = table.rounds().stream().flatMap(round -> table.subject().tables().apply(round.id()).stream()).toList();
        var first = parts.getFirst();
        var rows = parts.stream().map(Table::rows).flatMap(List::stream).toList();
        var notes = parts.stream().map(Table::notes).flatMap(List::stream).distinct().toList();
        var asOf = parts.stream().map(Table::asOf).filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
        return Cube.of(new Table(table.id(), table.label(), table.ruleSet(), first.columns(), rows, notes, asOf, null, null))
                .worded("denominator", code -> Denominator.valueOf(code).label()).renamed(table.subject().names());
    }
}
