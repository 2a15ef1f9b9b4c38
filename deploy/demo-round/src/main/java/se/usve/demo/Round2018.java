package se.usve.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.usve.demo.DemoRound.Days;
import se.usve.demo.DemoRound.State;

/**
 * The round 2018–2021 with made-up units that together give every figure the report printed: tables 2, 3 and 4, the
 * figures in the text of chapter 4 and its appendices 3 and 4, appendix 3 table 1 and appendix 4 table 1. 292 of its 296 units have answers.
 */
final class Round2018 {
    static final String ID = "2018-2021";
    static final int FIRST_YEAR = 2018;

    /** When the survey was sent out and when the last answer came (report, chapter 7). */
    private static final Days COLLECTION = new Days(LocalDate.of(2022, 2, 15), LocalDate.of(2022, 6, 28));
    private static final Days PERIOD = new Days(LocalDate.of(2018, 1, 1), LocalDate.of(2021, 12, 31));
    private static final long SEED = 2018_2021;

    private Round2018() {
    }

    /** A unit as it is sent, and what is known of it beside that; misses are the levels it does not meet. */
    record Made(Clinic clinic, DemoUnit unit, Set<Integer> misses) {
    }

    static DemoRound make() {
        List<Made> units = generate(SEED);
        return new DemoRound(ID, COLLECTION, PERIOD, State.PUBLISHED, units.stream().map(Made::unit).toList(),
                Optional.empty(), Optional.of(FollowUpPlans.DEADLINE), new FollowUpPlans(new Draw(SEED)).make(units));
    }

    /** The units of {@link #make()}, in its order. */
    static List<Made> units() {
        return generate(SEED);
    }

    /** In order of region and id; other seeds give other units with the same published figures. */
    static List<Made> generate(long seed) {
        Draw draw = new Draw(seed);
        PublishedTables tables = PublishedTables.load();
        List<Clinic> clinics = new Clinics(draw, tables).make();
        Map<Clinic, Set<Integer>> plan = new FailurePlan(draw, tables).make(clinics);
        AnswerWriter writer = new AnswerWriter(draw, new Draw(~seed), tables, plan);
        return clinics.stream().map(clinic -> new Made(clinic, unit(clinic, writer), plan.getOrDefault(clinic, Set.of()))).toList();
    }

    private static DemoUnit unit(Clinic clinic, AnswerWriter writer) {
        DemoUnit unit = DemoUnit.of(clinic);
        return clinic.responds() ? unit.answering(writer.write(clinic)) : unit;
    }
}
