package se.usve.reporting.dashboard.seal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.paging.Page;
import se.usve.chassis.problem.Text;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.OutcomeMark;
import se.usve.reporting.dashboard.Place;
import se.usve.reporting.dashboard.Way;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.seal.Manifest;
import se.usve.scoring.contract.RoundSealed;

/**
 * The revisions of a round, written out in one language.
 *
 * @param revisions the revisions, the newest first; none while the round is not sealed
 * @param previous  the way to newer ones, or null
 * @param next      the way to older ones, or null
 */
record SealPage(List<Revision> revisions, String previous, String next) {

    /**
     * A revision.
     *
     * @param number  its number, from 1
     * @param title   its heading
     * @param facts   what was sealed
     * @param sha256  its hash
     * @param matches whether what is shown now still gives it
     * @param reason  why the round was corrected, or null
     * @param moved   what the correction moved
     * @param files   its tables; none while they are not whole here
     */
    record Revision(long number, String title, List<Fact> facts, String sha256, boolean matches, String reason,
            List<Moved> moved, List<Way> files) {
    }

    /** Something that was sealed. */
    record Fact(String name, String value) {
    }

    /** An outcome that moved; {@code href} is null where the unit does not take part any more. */
    record Moved(String unit, String href, int level, String text, OutcomeMark from, OutcomeMark to, String rationale) {
    }

    static SealPage of(Page<Manifest> seals, LevelTable levels, Map<String, String> names, Frame frame) {
        var words = levels.levels().stream().collect(Collectors.toMap(LevelTable.LevelRow::level, row -> frame.in(row.wording())));
        return new SealPage(seals.items().stream().map(seal -> revision(seal, words, names, frame)).toList(),
                seals.page() > 1 ? "?page=" + (seals.page() - 1) : null,
                (long) seals.page() * seals.limit() < seals.total() ? "?page=" + (seals.page() + 1) : null);
    }

    private static Revision revision(Manifest seal, Map<Integer, String> words, Map<String, String> names, Frame frame) {
        var title = seal.revision() == 1 ? new Text("Revision 1: det som publicerades", "Revision 1: what was published")
                : new Text("Revision %s: rättelse", "Revision %s: correction").with(seal.revision());
        return new Revision(seal.revision(), frame.in(title), facts(seal, frame), seal.sha256(), seal.matches(), seal.reason(),
                seal.moved().stream().map(moved -> moved(seal.round(), moved, words, names, frame)).toList(),
                seal.matches() ? files(seal.revision(), frame) : List.of());
    }

    private static List<Fact> facts(Manifest seal, Frame frame) {
        var count = frame.numerals();
        return List.of(new Fact(frame.in(new Text("Förseglad", "Sealed")), frame.language().time(seal.sealedAt())),
                new Fact(frame.in(new Text("Regelverk", "Rule set")), frame.in(new Text("%s, version %s", "%s, version %s")
                        .with(seal.ruleSet(), seal.ruleSetVersion()))),
                new Fact(frame.in(new Text("Enheter med utfall", "Units with outcomes")), count.count(seal.units())),
                new Fact(frame.in(new Text("Utfall som är uppnådda", "Outcomes that are met")), frame.in(
                        new Text("%s, varav %s undantagna", "%s, of which %s exempt")
                                .with(count.count(seal.met()), count.count(seal.exempt())))),
                new Fact(frame.in(new Text("Inte uppnådda", "Not met")), count.count(seal.notMet())),
                new Fact(frame.in(new Text("Väntade på bedömning", "Awaited assessment")), count.count(seal.awaiting())));
    }

    private static Moved moved(String round, RoundSealed.Moved moved, Map<Integer, String> words, Map<String, String> names,
            Frame frame) {
        var name = names.get(moved.unit());
        return new Moved(name == null ? moved.unit() : name, name == null ? null : Place.inRound(round, "units", moved.unit()),
                moved.level(), words.getOrDefault(moved.level(), ""), OutcomeMark.of(moved.from(), frame.language()),
                OutcomeMark.of(moved.to(), frame.language()), moved.rationale());
    }

    private static List<Way> files(long revision, Frame frame) {
        var data = frame.round().data();
        return Stream.concat(Stream.of("json", "csv", "xlsx").map(format -> new Way(
                        frame.in(new Text("Nivåerna per region", "The levels by region")) + " (" + format.toUpperCase(Locale.ROOT) + ")",
                        data + "/levels?revision=" + revision + "&format=" + format)),
                Stream.of(new Way(frame.in(new Text("Rapporten (PDF)", "The report (PDF)")),
                        data + "/report.pdf?revision=" + revision + "&lang=" + frame.language().code()))).toList();
    }
}
