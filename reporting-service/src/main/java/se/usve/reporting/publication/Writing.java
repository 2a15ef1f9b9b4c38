package se.usve.reporting.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Figure;
import se.usve.reporting.figures.Group;
import se.usve.reporting.followup.FollowUp;
import se.usve.reporting.publication.Report.Bar;
import se.usve.reporting.publication.Report.Chart;
import se.usve.reporting.publication.Report.Grid;
import se.usve.reporting.publication.Report.Section;
import se.usve.reporting.report.DesignationYears;
import se.usve.reporting.report.Distribution;
import se.usve.reporting.report.GroupNames;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.ResponseRates;
import se.usve.reporting.report.SelfReportedTable;
import se.usve.reporting.seal.Manifest;
import se.usve.scoring.contract.Outcome;

/** Writes the sections of a report in a language. Percent are whole and rounded half up, as the printed report has them. */
record Writing(Language language) {

    private String say(String sv, String en, Object... values) {
        return language.in(new Text(sv, en).with(values));
    }

    private String percent(Double share) {
        return share == null ? "–" : Figure.percent(share, 0, language);
    }

    private String percent(long part, long whole) {
        return whole == 0 ? "–" : percent((double) part / whole);
    }

    private String name(String code, String name) {
        return code.equals(Group.NATION) ? language.in(GroupNames.NATION) : name;
    }

    private String count(long number) {
        return language.count(number);
    }

    private static LevelTable.Cell nation(LevelTable.LevelRow level) {
        return level.cells().getLast();
    }

    Section summary(LevelTable table) {
        var all = table.groups().getLast();
        var told = new ArrayList<String>();
        told.add(say("%s av %s registrerade enheter har svarat (%s).", "%s of %s registered units have answered (%s).",
                count(all.responding()), count(all.units()), percent(all.responding(), all.units())));
        told.add(say("%s av de svarande enheterna (%s) når alla %d miniminivåer.",
                "%s of the responding units (%s) meet all %d minimum levels.", count(all.meetingAll()),
                percent(all.meetingAll(), all.responding()), table.levels().size()));
        told.add(say("I genomsnitt nås en nivå av %s av enheterna.", "On average a level is met by %s of the units.",
                percent(all.meanShare())));
        var judged = table.levels().stream().filter(level -> nation(level).share() != null)
                .sorted(Comparator.comparing(level -> nation(level).share())).toList();
        if (!judged.isEmpty()) {
            told.add(say("Nivåer som färst enheter når: ", "The levels that the fewest units meet: ")
                    + String.join("; ", judged.stream().limit(3).map(level -> level.level() + " "
                            + language.in(level.wording()) + " (" + percent(nation(level).share()) + ")").toList()) + ".");
            told.add(say("%d av %d nivåer nås av minst 90 procent av enheterna.",
                    "%d of %d levels are met by at least 90 percent of the units.",
                    judged.stream().filter(level -> nation(level).share() >= 0.9).count(), table.levels().size()));
        }
        var means = table.groups().stream().limit(table.groups().size() - 1L).filter(group -> group.meanShare() != null)
                .sorted(Comparator.comparing(LevelTable.GroupRow::meanShare).reversed()).toList();
        if (means.size() > 1) {
            told.add(say("Högst genomsnitt har %s (%s) och lägst %s (%s).",
                    "%s has the highest mean (%s) and %s the lowest (%s).", means.getFirst().name(),
                    percent(means.getFirst().meanShare()), means.getLast().name(), percent(means.getLast().meanShare())));
        }
        var awaiting = table.levels().stream().mapToLong(level -> nation(level).awaiting()).sum();
        if (awaiting > 0) {
            told.add(say("%s exempel väntar på bedömning och räknas som att nivån inte nås.",
                    "%s examples await assessment and count as not meeting the level.", count(awaiting)));
        }
        return new Section("summary", say("Sammanfattning", "Summary"), told, List.of(), List.of(new Chart(
                say("Genomsnitt över nivåerna", "Mean over the levels"), "", say("Region", "Region"),
                say("Andel", "Share"), say("Procent", "Percent"), table.groups().stream().map(group ->
                        bar(name(group.code(), group.name()), group.meanShare(), group.code().equals(Group.NATION),
                                percent(group.meanShare()))).toList())));
    }

    /** {@return why a revision corrects the one before, and what it moved; unit names by id} */
    Section correction(Manifest seal, LevelTable levels, Map<String, String> names) {
        var rows = seal.moved().stream().map(moved -> List.of(names.getOrDefault(moved.unit(), moved.unit()),
                moved.level() + ". " + wording(levels, moved.level()), outcome(moved.from()), outcome(moved.to()),
                Objects.requireNonNullElse(moved.rationale(), ""))).toList();
        return new Section("correction", say("Rättelse", "Correction"), List.of(say(
                "Revision %s rättar den tidigare. Skäl: %s", "Revision %s corrects the one before. Reason: %s",
                seal.revision(), seal.reason())), rows.isEmpty() ? List.of() : List.of(new Grid(
                        say("Utfall som rättelsen flyttade", "Outcomes that the correction moved"), true,
                        List.of(say("Enhet", "Unit"), say("Miniminivå", "Minimum level"), say("Från", "From"),
                                say("Till", "To"), say("Motivering", "Rationale")), rows, "")), List.of());
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case MET -> say("Uppnådd", "Met");
            case NOT_MET -> say("Ej uppnådd", "Not met");
            case EXEMPT -> say("Undantagen", "Exempt");
            case AWAITING_ASSESSMENT -> say("Väntar på bedömning", "Awaits assessment");
        };
    }

    private static Bar bar(String label, Double share, boolean total, String value) {
        return new Bar(label, String.format(Locale.ROOT, "%.1f", share == null ? 0 : 100 * share), total, value);
    }

    Section responseRates(ResponseRates table) {
        var rows = table.groups().stream().map(group -> List.of(name(group.code(), group.name()), count(group.units()),
                count(group.responding()), percent(group.share()))).toList();
        return new Section("response", say("Svarsfrekvens", "Response rates"), List.of(), List.of(new Grid(
                say("Tabell 2. Enheter som har svarat, per region", "Table 2. Units that have answered, by region"), false,
                List.of(say("Region", "Region"), say("Enheter", "Units"), say("Svarande", "Responding"),
                        say("Andel", "Share")), rows, "")), List.of());
    }

    Section levels(LevelTable table) {
        var headings = Stream.concat(Stream.of(say("Miniminivå", "Minimum level")),
                table.groups().stream().map(group -> shorter(name(group.code(), group.name())))).toList();
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.concat(Stream.of(say("Svarande enheter", "Responding units")),
                table.groups().stream().map(group -> count(group.responding()))).toList());
        rows.add(Stream.concat(Stream.of(say("Genomsnitt", "Mean")),
                table.groups().stream().map(group -> percent(group.meanShare()))).toList());
        table.levels().forEach(level -> rows.add(Stream.concat(Stream.of(level.level() + ". " + language.in(level.wording())),
                level.cells().stream().map(cell -> percent(cell.share()))).toList()));
        return new Section("levels", say("Nivåerna per region", "The levels by region"), List.of(), List.of(new Grid(
                say("Tabell 3. Andel av de svarande enheterna som når varje miniminivå",
                        "Table 3. Share of the responding units that meet each minimum level"), true, headings, rows,
                say("– betyder att ingen enhet har svarat.", "– means that no unit has answered."))), List.of());
    }

    private static String shorter(String region) {
        return region.replace("Region ", "").replace("sregionen", "").replace(" län", "");
    }

    Section distribution(Distribution table, LevelTable levels) {
        var all = table.groups().getLast();
        var most = all.units().stream().mapToLong(Distribution.Units::count).max().orElse(1);
        var bars = all.units().stream().sorted(Comparator.comparing(Distribution.Units::levelsMet).reversed())
                .map(units -> bar(say("%d nivåer", "%d levels", units.levelsMet()), (double) units.count() / most, false,
                        count(units.count()))).toList();
        var missed = all.onlyMissed().stream().sorted(Comparator.comparing(Distribution.Missed::count).reversed())
                .map(one -> List.of(one.level() + ". " + wording(levels, one.level()), count(one.count()))).toList();
        return new Section("distribution", say("Hur många nivåer enheterna når", "How many levels units meet"), List.of(),
                missed.isEmpty() ? List.of() : List.of(new Grid(
                        say("Enheter som missar en enda nivå, efter vilken", "Units that miss one level alone, by which"),
                        false, List.of(say("Miniminivå", "Minimum level"), say("Enheter", "Units")), missed, "")),
                List.of(new Chart(say("Svarande enheter efter antal nivåer de når", "Responding units by levels met"), "",
                        say("Nivåer", "Levels"), say("Antal enheter", "Number of units"), say("Enheter", "Units"), bars)));
    }

    private String wording(LevelTable levels, int number) {
        return levels.levels().stream().filter(level -> level.level() == number).map(level -> language.in(level.wording()))
                .findFirst().orElse("");
    }

    Section levelByLevel(LevelTable table) {
        return new Section("level-by-level", say("Nivå för nivå", "Level by level"), List.of(say(
                "Andelen av de svarande enheterna i varje region, och antalet som når nivån av de svarande.",
                "The share of the responding units in each region, and how many of them meet the level.")), List.of(),
                table.levels().stream().map(level -> chart(table, level)).toList());
    }

    private Chart chart(LevelTable table, LevelTable.LevelRow level) {
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < table.groups().size(); i++) {
            var group = table.groups().get(i);
            var cell = level.cells().get(i);
            bars.add(bar(name(group.code(), group.name()), cell.share(), group.code().equals(Group.NATION),
                    percent(cell.share()) + " (" + say("%s av %s", "%s of %s", count(cell.met()), count(cell.of())) + ")"));
        }
        return new Chart(level.level() + ". " + language.in(level.wording()), sentence(table, level),
                say("Region", "Region"), say("Andel", "Share"), say("Når nivån", "Meet the level"), bars);
    }

    private String sentence(LevelTable table, LevelTable.LevelRow level) {
        var nation = nation(level);
        var regions = level.cells().stream().filter(cell -> !cell.group().equals(Group.NATION))
                .filter(cell -> cell.share() != null).toList();
        var below = regions.stream().filter(cell -> cell.share() < nation.share()).map(LevelTable.Cell::group)
                .map(code -> table.groups().stream().filter(group -> group.code().equals(code)).findFirst().orElseThrow().name())
                .toList();
        var told = new ArrayList<String>();
        if (nation.exempt() > 0) {
            told.add(say("%s enheter är undantagna och räknas som att de når nivån.",
                    "%s units are exempt and count as meeting the level.", count(nation.exempt())));
        }
        if (nation.awaiting() > 0) {
            told.add(say("%s enheter väntar på bedömning.", "%s units await assessment.", count(nation.awaiting())));
        }
        if (!below.isEmpty() && regions.size() > 1) {
            told.add(say("Under riket: %s.", "Below the nation: %s.", String.join(", ", below)));
        } else if (nation.of() > 0 && nation.met() == nation.of()) {
            told.add(say("Alla svarande enheter når nivån.", "All responding units meet the level."));
        }
        return String.join(" ", told);
    }

    Section designationYears(DesignationYears table) {
        var headings = Stream.concat(Stream.of(say("Region", "Region")), table.years().stream()
                .map(year -> year == null ? say("Ej känt", "Not known") : year.toString())).toList();
        var rows = table.groups().stream().map(group -> Stream.concat(Stream.of(name(group.code(), group.name())),
                group.units().stream().map(year -> count(year.count()))).toList()).toList();
        return new Section("designation", say("När enheterna utsågs", "When the units were designated"), List.of(),
                List.of(new Grid(say("Tabell 4. Svarande enheter efter vilket år de utsågs till universitetssjukvård",
                        "Table 4. Responding units by the year they were designated"), false, headings, rows, "")), List.of());
    }

    Section selfReported(SelfReportedTable table) {
        var rows = table.levels().stream().map(level -> {
            var nation = level.cells().getLast();
            return List.of(level.level() + ". " + language.in(level.wording()), percent(nation.selfReportedShare()),
                    percent(nation.assessedShare()), count(nation.lowered()), count(nation.raised()));
        }).toList();
        return new Section("assessment", say("Egna svar och bedömning", "Self-reported and assessed"), List.of(say(
                "Bedömningen är bedömares beslut om exempel och ändringar efter fördjupad granskning. Ett lämnat exempel räknas som godkänt i enhetens egna svar.",
                "The assessment is rulings on examples and changes after in-depth review. An example given counts as approved in the unit's own answers.")), List.of(new Grid(
                        say("Hela riket: egna svar och bedömning jämförda", "The nation: own answers and assessment compared"),
                        true, List.of(say("Miniminivå", "Minimum level"), say("Egna svar", "Own answers"),
                                say("Bedömning", "Assessed"), say("Sänkta", "Lowered"), say("Höjda", "Raised")), rows, "")),
                List.of());
    }

    /** {@return how far what was missed is mended; empty if nobody has told of any plan} */
    Optional<Section> followUp(FollowUp table) {
        var all = table.groups().getLast().mending();
        if (all.missed() == all.withoutPlan()) {
            return Optional.empty();
        }
        var rows = table.groups().stream().map(group -> Stream.concat(Stream.of(name(group.code(), group.name())),
                Stream.of(group.mending().missed(), group.mending().withoutPlan(), group.mending().planned(),
                        group.mending().inProgress(), group.mending().mended(), group.mending().mendedInTime(),
                        group.mending().overdue()).map(this::count)).toList()).toList();
        var told = Stream.of(say("Varje enhet räknas i varje nivå den inte når. Uppgifterna är regionernas egna och ändrar "
                + "inga utfall.", "Each unit counts at each level it misses. What is told is the regions' own and changes no "
                + "outcome."), table.followUpBy() == null ? null : say("Allt ska vara åtgärdat senast %s.",
                "All is to be mended by %s.", language.day(table.followUpBy()))).filter(Objects::nonNull).toList();
        return Optional.of(new Section("follow-up", say("Uppföljning", "Follow-up"), told, List.of(new Grid(
                say("Nivåer som inte nås, efter hur långt de är åtgärdade", "Levels that are not met, by how far they are mended"),
                true, List.of(say("Region", "Region"), say("Når inte", "Missed"), say("Utan plan", "Without a plan"),
                        say("Planerad", "Planned"), say("Pågår", "In progress"), say("Åtgärdad", "Mended"),
                        say("I tid", "In time"), say("Försenad", "Overdue")), rows, "")), List.of()));
    }

    Section method(LevelTable table) {
        return new Section("method", say("Så räknas siffrorna", "How the figures are made"), Stream.of(
                Stream.of(say("Varje enhet svarar på omgångens enkät. Regelverket %s säger vilka svar som når varje nivå. Där en nivå kräver ett exempel avgör en bedömare.",
                        "Each unit answers the round's survey. The rule set %s says which answers meet each level. Where a level needs an example, an assessor decides.",
                        table.ruleSet())),
                table.table().notes().stream().map(language::in),
                Stream.of(say("Procent är hela tal, avrundade halva uppåt. Orundade siffror med täljare och nämnare finns i arbetsboken och i tjänstens öppna data.",
                        "Percent are whole, rounded half up. Figures that are not rounded, with numerator and denominator, are in the workbook and in the service's open data.")))
                .flatMap(each -> each).toList(), List.of(), List.of());
    }
}
