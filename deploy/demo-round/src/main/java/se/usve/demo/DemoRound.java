package se.usve.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The round 2018–2021 with made-up units that together give every figure the report printed: tables 2, 3 and 4, the
 * figures in chapter 4's text, appendix 3 table 1 and appendix 4 table 1.
 *
 * <p>Unit-level data is made up. No unit here is a real clinic, and no answer, example or ruling was ever given.
 */
public final class DemoRound {
    /** The round's id, and that of its questionnaire and rule set. */
    public static final String ID = "2018-2021";
    /** When the survey was sent out and when the last answer came (report, chapter 7). */
    public static final LocalDate OPENS = LocalDate.of(2022, 2, 15);
    public static final LocalDate CLOSES = LocalDate.of(2022, 6, 28);
    /** The period the questions are about. */
    public static final LocalDate FROM = LocalDate.of(2018, 1, 1);
    public static final LocalDate TO = LocalDate.of(2021, 12, 31);

    private static final long SEED = 2018_2021;

    private DemoRound() {
    }

    /**
     * Makes the round's 296 units, in order of region and id; 292 of them have answers. The same every time.
     */
    public static List<DemoUnit> generate() {
        return generate(SEED);
    }

    /** Another round with the same published figures. */
    static List<DemoUnit> generate(long seed) {
        Draw draw = new Draw(seed);
        PublishedTables tables = PublishedTables.load();
        List<Clinic> clinics = new Clinics(draw, tables).make();
        Map<Clinic, Set<Integer>> plan = new FailurePlan(draw, tables).make(clinics);
        AnswerWriter writer = new AnswerWriter(draw, tables, plan);
        return clinics.stream().map(clinic -> unit(clinic, writer)).toList();
    }

    private static DemoUnit unit(Clinic clinic, AnswerWriter writer) {
        Optional<AnswerWriter.Written> written = clinic.responds() ? Optional.of(writer.write(clinic)) : Optional.empty();
        return new DemoUnit(clinic.id(), clinic.name(), clinic.region(), clinic.specialty().name(), clinic.hsaId(),
                clinic.designatedYear(), written.map(AnswerWriter.Written::answers),
                written.map(AnswerWriter.Written::rulings).orElse(Map.of()));
    }
}
