package se.usve.reporting.dashboard.units;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import se.usve.reporting.questionnaire.AnswerWords;
import se.usve.reporting.questionnaire.Questionnaire;
import se.usve.reporting.unit.UnitStory;
import se.usve.reporting.unit.UnitStory.Level;
import se.usve.scoring.contract.Outcome;

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
 * @param data    path of its data
 */
record UnitPage(String name, List<String> facts, List<String> sums, String nothing, boolean inFull, List<Area> areas,
        List<Step> history, String data) {

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

    /** Something that moved the result. */
    record Step(String time, String what, String met, List<Moved> moved) {
    }

    /** An outcome that moved. */
    record Moved(int level, OutcomeMark from, OutcomeMark to) {
    }

    static UnitPage of(UnitStory story, Frame frame) {
        return new Writer(story, frame).page();
    }

    /** Writes one story in the language of one page. */
    private record Writer(UnitStory story, Frame frame) {

        UnitPage page() {
            var steps = story.history().stream().map(this::step).toList().reversed();
            return new UnitPage(story.name(), facts(), story.levels().isEmpty() ? List.of() : sums(), nothing(), story.inFull(),
                    areas(), steps,
                    Pages.path("/reporting/v1/rounds", story.round().id(), "units", story.unit()));
        }

        private List<String> facts() {
            var facts = new ArrayList<String>();
            facts.add(story.regionName());
            Optional.ofNullable(story.specialty()).ifPresent(facts::add);
            Optional.ofNullable(story.designatedYear()).ifPresent(year ->
                    facts.add(in("USVE sedan %s", "designated in %s", year)));
            Optional.ofNullable(story.hsaId()).ifPresent(facts::add);
            Optional.ofNullable(story.submittedAt()).ifPresent(time ->
                    facts.add(in("svarade %s", "answered %s", day(time))));
            return facts;
        }

        private List<String> sums() {
            var sums = new ArrayList<String>();
            sums.add(in("Når %s av %s nivåer.", "Meets %s of %s levels.", story.met(), story.levels().size()));
            listed("Når inte: %s.", "Does not meet: %s.", Outcome.NOT_MET).ifPresent(sums::add);
            listed("Väntar på bedömning: %s.", "Awaiting assessment: %s.", Outcome.AWAITING_ASSESSMENT).ifPresent(sums::add);
            listed("Undantagen: %s.", "Exempt: %s.", Outcome.EXEMPT).ifPresent(sums::add);
            return sums;
        }

        private Optional<String> listed(String sv, String en, Outcome outcome) {
            var numbers = story.with(outcome).map(level -> String.valueOf(level.level())).collect(Collectors.joining(", "));
            return numbers.isEmpty() ? Optional.empty()
                    : Optional.of(in(sv, en, in("nivå ", "level ") + numbers));
        }

        private String nothing() {
            if (!story.levels().isEmpty()) {
                return null;
            }
            return story.withdrawnAt() != null
                    ? in("Enheten drog tillbaka sina svar %s och har inte svarat igen.",
                            "The unit withdrew its answers %s and has not answered again.", day(story.withdrawnAt()))
                    : story.submittedAt() == null ? in("Enheten har inte svarat.", "The unit has not answered.")
                    : in("Enheten har svarat; resultatet räknas fram.", "The unit has answered; its result is being computed.");
        }

        private List<Area> areas() {
            var areas = new ArrayList<Area>();
            String current = null;
            for (var level : story.levels()) {
                if (!level.area().equals(current)) {
                    current = level.area();
                    areas.add(new Area(Areas.nameOf(current, frame.language()), new ArrayList<>()));
                }
                areas.getLast().levels().add(row(level));
            }
            return areas;
        }

        private LevelRow row(Level level) {
            var other = level.selfReported() == null || level.selfReported() == level.outcome() ? null
                    : OutcomeMark.of(level.selfReported(), frame.language());
            return new LevelRow(level.level(), frame.in(level.wording()), OutcomeMark.of(level.outcome(), frame.language()), other,
                    words(level.sentence()), words(level.fullWording()), words(level.comment()), decided(level), answers(level));
        }

        private String words(Text text) {
            return text == null ? null : frame.in(text);
        }

        private List<Decided> decided(Level level) {
            var ruling = Optional.ofNullable(level.ruling()).map(r -> new Decided(r.approved()
                    ? in("Exemplet (fråga %s) godkändes %s.", "The example (question %s) was approved %s.", r.question(), day(r.at()))
                    : in("Exemplet (fråga %s) underkändes %s.", "The example (question %s) was rejected %s.", r.question(),
                            day(r.at())), r.rationale()));
            var override = Optional.ofNullable(level.override()).map(o -> new Decided(in("Efter fördjupad granskning %s: %s.",
                    "After in-depth review %s: %s.", day(o.at()),
                    OutcomeMark.of(o.outcome(), frame.language()).words().toLowerCase(Locale.ROOT)), o.rationale()));
            return Stream.of(ruling, override).flatMap(Optional::stream).toList();
        }

        private List<Answered> answers(Level level) {
            var words = new AnswerWords(story.inFull());
            var known = Optional.ofNullable(story.questionnaire()).flatMap(Questionnaire::of);
            return level.questions().stream().flatMap(id -> known.flatMap(q -> q.question(id)).stream()).map(question ->
                    new Answered(question.isNumbered() ? question.id() : null, frame.in(question.text()),
                            words.of(question, story.answers().get(question.id())).stream().map(frame::in).toList())).toList();
        }

        private Step step(UnitStory.Step step) {
            return new Step(frame.language().time(step.at()), frame.in(CauseWords.of(step.cause())),
                    step.of() == 0 ? "–" : frame.numerals().parts(step.met(), step.of()),
                    step.moved().stream().map(m -> new Moved(m.level(), OutcomeMark.of(m.from(), frame.language()),
                            OutcomeMark.of(m.to(), frame.language()))).toList());
        }

        private String day(Instant time) {
            return frame.language().day(LocalDate.ofInstant(time, Sweden.ZONE));
        }

        private String in(String sv, String en, Object... values) {
            return frame.in(new Text(sv, en).with(values));
        }
    }
}
