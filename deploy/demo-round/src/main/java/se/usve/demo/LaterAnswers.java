package se.usve.demo;

import static se.usve.demo.PublishedTables.STAFF_ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes a unit's answers to the questionnaire of 2022–2025. Where a question was asked before, most units answer as they
 * did; some have improved and a few have declined, weak ones more often. No figure here is anybody's: the round has no
 * published results.
 */
final class LaterAnswers {
    private static final List<Integer> YEARS = IntStream.range(0, 4).map(y -> Round2022.FIRST_YEAR + y).boxed().toList();
    private static final double DECLINES = 0.035;
    /** How many per cent of the answers that did not meet a level have been mended since, by region. */
    private static final Map<Region, Integer> IMPROVES = Region.counts(55, 70, 40, 45, 60, 35, 65);
    private static final double GOOD_FROM_THE_START = 0.9;

    private final Draw draw;
    private final Examples examples;

    LaterAnswers(Draw draw) {
        this.draw = draw;
        this.examples = new Examples(draw, Round2022.FIRST_YEAR);
    }

    /**
     * Answers in the order of the questionnaire, and a ruling for every example that comes to an assessor.
     *
     * @param before what the unit answered in 2018–2021
     */
    Written write(Clinic clinic, Optional<ObjectNode> before) {
        Unit unit = new Unit(clinic, before.<JsonNode>map(answers -> answers).orElse(MissingNode.getInstance()), new Sheet());
        Map<Integer, PlannedRuling> rulings = new TreeMap<>();
        unit.sheet.choice("3", unit.stillYes(unit.was("3", "WHOLE_PERIOD")) ? "WHOLE_PERIOD"
                : draw.chance(0.8) ? "PART_OF_PERIOD" : "NO");
        research(unit);
        education(unit, rulings);
        development(unit, rulings);
        staff(unit);
        return new Written(unit.sheet.answers(), rulings);
    }

    private void research(Unit unit) {
        Sheet sheet = unit.sheet;
        unit.again("4a");
        unit.again("6a");
        if (unit.again("7a")) {
            counts(sheet.object("half-time-seminars"), 0.5 + unit.size() / 150.0);
            counts(sheet.object("doctoral-degrees"), 0.5 + unit.size() / 200.0);
        }
        if (unit.again("12a")) {
            sheet.yes("12d", draw.chance(0.95 - 0.03 * unit.clinic.weakness()));
            sheet.object("supervisors").put("EXPERIENCED", 1 + draw.below(2 + unit.size() / 40));
        }
        unit.againEach("14a", List.of("REGIONAL", "NATIONAL", "INTERNATIONAL"));
        articles(unit);
        if (unit.againEach("17a", List.of("NATIONAL", "INTERNATIONAL"))) {
            sheet.choice("excellent-funders", draw.chance(0.6) ? "RECEIVED" : draw.chance(0.6) ? "APPLIED" : "NOT_APPLIED");
        }
    }

    /** About as many a year as before, with a drift of the unit's own. */
    private void articles(Unit unit) {
        int earlier = unit.before.path("15").valueStream().mapToInt(JsonNode::asInt).sum();
        double perYear = earlier == 0 ? StrictMath.exp(0.5 + draw.normal()) : earlier / 4.0;
        double drift = 0.03 + 0.08 * draw.normal();
        ObjectNode years = unit.sheet.object("15");
        for (int y = 0; y < YEARS.size(); y++) {
            years.put(YEARS.get(y).toString(),
                    (int) StrictMath.rint(perYear * StrictMath.exp(drift * (y + 1) + 0.15 * draw.normal())));
        }
    }

    private void education(Unit unit, Map<Integer, PlannedRuling> rulings) {
        Sheet sheet = unit.sheet;
        boolean placed = unit.clinic.placed();
        sheet.item("19a", "WORK_INTEGRATED_LEARNING", placed);
        boolean students = unit.clinic.students() != Clinic.Students.NONE;
        sheet.item("19a", "LECTURES", students && unit.stillYes("19a", "LECTURES"));
        sheet.item("19a", "THESIS_SUPERVISION", students && unit.stillYes("19a", "THESIS_SUPERVISION"));
        sheet.yes("19b", placed);
        if (placed) {
            sheet.object("students-per-group").put("STUDENTS", 2 + draw.below(9));
        }
        sheet.choice("23", !students ? "NONE" : unit.stillYes(unit.was("23", "ALL"), 0.5) ? "ALL" : "SOME");
        if (placed) {
            unit.again("24");
        }
        unit.again("27");
        boolean followUps = students && unit.stillYes(unit.was("29a", "YES"));
        boolean courses = students && unit.stillYes(unit.was("30", "YES"));
        sheet.yes("29a", followUps);
        sheet.yes("30", courses);
        if ((followUps || courses) && draw.chance(0.95)) {
            PlannedRuling example = examples.course(unit.clinic, draw.chance(0.9));
            sheet.choice("30a", example.text());
            rulings.put(13, example);
        }
    }

    private void development(Unit unit, Map<Integer, PlannedRuling> rulings) {
        Sheet sheet = unit.sheet;
        unit.againEach("33", List.of("REGIONAL", "NATIONAL", "INTERNATIONAL"));
        // The option is new: some laboratories that only named a register before take it now.
        boolean relevant = !unit.clinic.specialty().laboratory() || draw.chance(0.65);
        boolean registers = relevant && unit.stillYes(unit.was("34", "YES"));
        sheet.choice("34", registers ? "YES" : relevant ? "NO" : "NO_RELEVANT_REGISTER");
        if (registers && draw.chance(0.97)) {
            sheet.choice("34a", examples.register(unit.clinic));
        }
        boolean patients = unit.clinic.directContact();
        sheet.yes("35p", patients);
        if (patients) {
            boolean prom = unit.stillYes("35", "PROM");
            boolean prem = unit.stillYes("35", "PREM");
            sheet.item("35", "PROM", prom);
            sheet.item("35", "PREM", prem);
            if ((prom || prem) && draw.chance(0.95)) {
                PlannedRuling example = examples.patients(unit.clinic, prom, prem, draw.chance(0.88));
                sheet.choice("35a", example.text());
                rulings.put(16, example);
            }
        }
        unit.again("39");
    }

    private void staff(Unit unit) {
        JsonNode earlier = unit.before.path("staff");
        if (earlier.isMissingNode()) {
            return;
        }
        ObjectNode staff = unit.sheet.object("staff");
        for (String item : STAFF_ITEMS) {
            staff.put(item, (int) StrictMath.rint(earlier.path(item).asInt() * StrictMath.exp(0.02 + 0.08 * draw.normal())));
        }
        if (unit.sheet.answers().path("6a").asText().equals("YES")) {
            ObjectNode students = unit.sheet.object("doctoral-students");
            STAFF_ITEMS.forEach(item -> students.put(item,
                    Math.min(staff.path(item).asInt(), draw.below(2 + staff.path(item).asInt() / 15))));
        }
    }

    private void counts(ObjectNode years, double mean) {
        YEARS.forEach(year -> years.put(year.toString(), (int) StrictMath.rint(mean * StrictMath.exp(0.4 * draw.normal()))));
    }

    /** A unit, what it answered before, and what it answers now. */
    private final class Unit {
        private final Clinic clinic;
        private final JsonNode before;
        private final Sheet sheet;

        private Unit(Clinic clinic, JsonNode before, Sheet sheet) {
            this.clinic = clinic;
            this.before = before;
            this.sheet = sheet;
        }

        private int size() {
            return before.path("staff").valueStream().mapToInt(JsonNode::asInt).sum();
        }

        /** Answers the question of yes or no that was asked before too. */
        private boolean again(String question) {
            boolean now = stillYes(was(question, "YES"));
            sheet.yes(question, now);
            return now;
        }

        private boolean againEach(String question, List<String> items) {
            boolean any = false;
            for (String item : items) {
                boolean now = stillYes(question, item);
                sheet.item(question, item, now);
                any |= now;
            }
            return any;
        }

        private Optional<Boolean> was(String question, String code) {
            return before.has(question) ? Optional.of(before.path(question).asText().equals(code)) : Optional.empty();
        }

        /** One of several things a question asks of; few units begin with one that they did not do before. */
        private boolean stillYes(String question, String item) {
            return stillYes(before.has(question) ? Optional.of(before.path(question).path(item).asText().equals("YES"))
                    : Optional.empty(), 0.25);
        }

        private boolean stillYes(Optional<Boolean> before) {
            return stillYes(before, 1);
        }

        private boolean stillYes(Optional<Boolean> before, double ease) {
            double tilt = StrictMath.exp(0.5 * clinic.weakness());
            return draw.chance(before.map(yes -> yes ? 1 - Math.min(0.3, DECLINES * tilt)
                    : Math.min(0.9, ease * IMPROVES.get(clinic.region()) / 100.0 / tilt)).orElse(GOOD_FROM_THE_START));
        }
    }
}
