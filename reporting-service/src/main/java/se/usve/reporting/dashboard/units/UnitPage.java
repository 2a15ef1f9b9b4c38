package se.usve.reporting.dashboard.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.reporting.dashboard.Areas;
import se.usve.reporting.dashboard.CauseWords;
import se.usve.reporting.dashboard.Frame;
import se.usve.reporting.dashboard.OutcomeMark;
import se.usve.reporting.dashboard.StatusWords;
import se.usve.reporting.followup.PlanRow;
import se.usve.reporting.report.Levels;
import se.usve.reporting.report.UnitDetail;
import se.usve.reporting.report.UnitHistory;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.Region;

/**
 * One unit, written out in one language.
 *
 * @param name    its name
 * @param facts   what else is known of it: region, specialty, since when
 * @param sums    how many levels have which outcome, in words; empty while it has no result
 * @param nothing why it has no result, or null
 * @param inFull  whether the reader sees texts and rationales
 * @param areas   its levels by area
 * @param history what moved its result, the newest first
 * @param plans   how the levels it misses are mended
 * @param data    path of its data
 */
record UnitPage(String name, List<String> facts, List<String> sums, String nothing, boolean inFull, List<Area> areas,
        List<Step> history, List<Planned> plans, String data) {

    /** Levels that belong together. */
    record Area(String name, List<LevelRow> levels) {
    }

    /**
     * A level.
     *
     * @param self     the outcome by its own answers where another counts, else null
     * @param why      why it came out so, or null
     * @param wording  the full wording, or null
     * @param comment  how it is to be understood, or null
     * @param decided  rulings and what was decided after in-depth review
     * @param answers  the answers behind it
     */
    record LevelRow(int number, String text, OutcomeMark outcome, OutcomeMark self, String why, String wording, String comment,
            List<Decided> decided, List<Answered> answers) {
    }

    /** Something decided by people: what and when, and why where the reader may see it. */
    record Decided(String what, String rationale) {
    }

    /** A question and its answer in lines; none where it was not answered. */
    record Answered(String number, String question, List<String> lines) {
    }

    /** How a level is mended; what is not known, or not for the reader to see, is null. */
    record Planned(int level, String measure, String responsible, String due, String status, String mendedOn, String evidence) {
    }

    /** Something that moved the result. */
    record Step(String time, String what, String met, List<Moved> moved) {
    }

    /** An outcome that moved. */
    record Moved(int level, OutcomeMark from, OutcomeMark to) {
    }

    static UnitPage of(UnitDetail unit, UnitHistory history, List<Levels.Level> levels, List<PlanRow> plans, Frame frame) {
        return new Writer(unit, history, levels.stream().collect(Collectors.toMap(Levels.Level::number, level -> level)),
                plans, frame).page();
    }

    /** Writes one unit in the language of one page. */
    private record Writer(UnitDetail unit, UnitHistory history, Map<Integer, Levels.Level> levels, List<PlanRow> plans,
            Frame frame) {

        UnitPage page() {
            var row = unit.row();
            return new UnitPage(row.name(), facts(), row.outcomes() == null ? List.of() : sums(), nothing(),
                    !unit.textsLeftOut(), areas(), history.entries().stream().flatMap(entry -> step(entry).stream()).toList()
                    .reversed(), plans.stream().filter(plan -> plan.measure() != null).map(this::planned).toList(),
                    Pages.path("/reporting/v1/rounds", history.round(), "units", row.unit()));
        }

        private List<String> facts() {
            var row = unit.row();
            var facts = new ArrayList<String>();
            facts.add(Region.titleOf(row.region()));
            Optional.ofNullable(row.specialty()).ifPresent(facts::add);
            Optional.ofNullable(row.designatedYear()).ifPresent(year ->
                    facts.add(in("USVE sedan %s", "designated in %s", String.valueOf(year))));
            Optional.ofNullable(row.hsaId()).ifPresent(facts::add);
            Optional.ofNullable(row.submittedAt()).ifPresent(time -> facts.add(in("svarade %s", "answered %s", day(time))));
            return facts;
        }

        private List<String> sums() {
            var sums = new ArrayList<String>();
            sums.add(in("Når %s av %s nivåer.", "Meets %s of %s levels.", unit.row().levelsMet(), unit.row().outcomes().size()));
            listed("Når inte: %s.", "Does not meet: %s.", Outcome.NOT_MET).ifPresent(sums::add);
            listed("Väntar på bedömning: %s.", "Awaiting assessment: %s.", Outcome.AWAITING_ASSESSMENT).ifPresent(sums::add);
            listed("Undantagen: %s.", "Exempt: %s.", Outcome.EXEMPT).ifPresent(sums::add);
            return sums;
        }

        private Optional<String> listed(String sv, String en, Outcome outcome) {
            var numbers = unit.row().outcomes().entrySet().stream().filter(entry -> entry.getValue() == outcome)
                    .map(entry -> String.valueOf(entry.getKey())).collect(Collectors.joining(", "));
            return numbers.isEmpty() ? Optional.empty() : Optional.of(in(sv, en, in("nivå ", "level ") + numbers));
        }

        private String nothing() {
            var row = unit.row();
            if (row.outcomes() != null) {
                return null;
            }
            return row.withdrawnAt() != null
                    ? in("Enheten drog tillbaka sina svar %s och har inte svarat igen.",
                            "The unit withdrew its answers %s and has not answered again.", day(row.withdrawnAt()))
                    : row.submittedAt() == null ? in("Enheten har inte svarat.", "The unit has not answered.")
                    : in("Enheten har svarat; resultatet räknas fram.", "The unit has answered; its result is being computed.");
        }

        private List<Area> areas() {
            var areas = new ArrayList<Area>();
            String current = null;
            for (var ground : Optional.ofNullable(unit.grounds()).orElse(List.of())) {
                var level = levels.get(ground.level());
                var area = level == null ? ground.area() : level.area();
                if (areas.isEmpty() || !Objects.equals(area, current)) {
                    current = area;
                    areas.add(new Area(area == null ? "" : Areas.nameOf(area, frame.language()), new ArrayList<>()));
                }
                areas.getLast().levels().add(row(ground, level));
            }
            return areas;
        }

        private LevelRow row(UnitDetail.Ground ground, Levels.Level level) {
            var other = ground.selfReported() == null || ground.selfReported() == ground.outcome() ? null
                    : mark(ground.selfReported());
            return new LevelRow(ground.level(), level == null ? "" : frame.in(level.wording()), mark(ground.outcome()), other,
                    words(ground.sentence()), level == null ? null : words(level.full()),
                    level == null ? null : words(level.comment()), decided(ground), answers(level));
        }

        private String words(Text text) {
            return text == null ? null : frame.in(text);
        }

        private List<Decided> decided(UnitDetail.Ground ground) {
            var ruling = Optional.ofNullable(ground.ruling()).map(r -> new Decided("APPROVED".equals(r.decision())
                    ? in("Exemplet (fråga %s) godkändes %s.", "The example (question %s) was approved %s.", r.question(), day(r.at()))
                    : in("Exemplet (fråga %s) underkändes %s.", "The example (question %s) was rejected %s.", r.question(),
                            day(r.at())), r.rationale()));
            var override = Optional.ofNullable(ground.override()).map(o -> new Decided(in("Efter fördjupad granskning %s: %s.",
                    "After in-depth review %s: %s.", day(o.at()), mark(o.outcome()).words().toLowerCase(Locale.ROOT)),
                    o.rationale()));
            return Stream.of(ruling, override).flatMap(Optional::stream).toList();
        }

        /** The answers behind a level; one that was not given stands with its number alone, as its words are not sent. */
        private List<Answered> answers(Levels.Level level) {
            if (level == null || level.questions() == null || unit.answers() == null) {
                return List.of();
            }
            var given = unit.answers().stream().collect(Collectors.toMap(UnitDetail.Answered::question, answer -> answer));
            return level.questions().stream().map(id -> answered(id, given.get(id))).toList();
        }

        private Answered answered(String id, UnitDetail.Answered answer) {
            var number = Character.isDigit(id.charAt(0)) ? id : null;
            if (answer == null) {
                return new Answered(number == null ? id : number, "", List.of());
            }
            var lines = new ArrayList<String>();
            Optional.ofNullable(answer.words()).orElse(List.of()).forEach(line -> lines.add(frame.in(line)));
            if (Boolean.TRUE.equals(answer.leftOut())) {
                lines.add(in("En text har lämnats (visas inte offentligt)", "A text was given (not shown to the public)"));
            }
            return new Answered(number, words(answer.text()), lines);
        }

        /** Only what moved the result is told: answers are, by the result they gave. */
        private Optional<Step> step(UnitHistory.Entry entry) {
            return switch (entry.kind()) {
                case REGISTRATION, SUBMISSION -> Optional.empty();
                case WITHDRAWAL -> Optional.of(new Step(frame.language().time(entry.at()),
                        frame.in(CauseWords.of(Cause.WITHDRAWAL)), "–", List.of()));
                case RESULT -> Optional.of(new Step(frame.language().time(entry.at()), entry.cause() == null
                        && unit.textsLeftOut() ? in("Resultatet när omgången publicerades", "The result when the round was published")
                        : frame.in(CauseWords.of(entry.cause())), frame.numerals().count(entry.levelsMet()), moved(entry)));
            };
        }

        private List<Moved> moved(UnitHistory.Entry entry) {
            return entry.changed() == null ? List.of() : entry.changed().stream().filter(move -> move.before() != null)
                    .map(move -> new Moved(move.level(), mark(move.before()), mark(move.after()))).toList();
        }

        private Planned planned(PlanRow plan) {
            return new Planned(plan.level(), plan.measure(), plan.responsible(), frame.language().day(plan.due()),
                    frame.in(StatusWords.of(plan)), plan.mendedOn() == null ? null : frame.language().day(plan.mendedOn()),
                    plan.evidence());
        }

        private OutcomeMark mark(Outcome outcome) {
            return OutcomeMark.of(outcome, frame.language());
        }

        private String day(Instant time) {
            return frame.language().day(LocalDate.ofInstant(time, Sweden.ZONE));
        }

        private String in(String sv, String en, Object... values) {
            return frame.in(new Text(sv, en).with(values));
        }
    }
}
