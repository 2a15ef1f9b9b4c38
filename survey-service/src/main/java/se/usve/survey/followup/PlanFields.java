package se.usve.survey.followup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.FollowUpReported.Status;

/** Reads a body {@code {"followUps":[{…}]}}, and keeps the fields so that more can be found wrong with them. */
final class PlanFields {

    /** How many plans a request may tell of. */
    static final int MOST = 1000;
    /** The highest number a level may have. Which levels there are, the rule set says; the scoring service knows it. */
    static final int HIGHEST_LEVEL = 99;
    /** The longest measure, and the longest evidence, in characters. */
    static final int LONGEST_WORDS = 2000;

    static final String STATUSES = Arrays.stream(Status.values()).map(Enum::name).collect(Collectors.joining(", "));

    private static final int LONGEST_NAME = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern STATUS = Pattern.compile(STATUSES.replace(", ", "|"));

    private final Fields body;
    private final List<Fields> parts;
    private final List<Plan> plans;

    private PlanFields(Fields body, LocalDate today) {
        this.body = body;
        this.parts = body.objects("followUps", 1, MOST);
        this.plans = parts.stream().map(fields -> read(fields, today)).toList();
        noteRepeated();
    }

    /**
     * {@return the fields of a body; what is wrong with them is noted, to be told by {@link #mustBeValid()}}
     *
     * @param today the day it is in Sweden
     * @throws ProblemException 422 if it is no object
     */
    static PlanFields read(JsonNode body, LocalDate today) {
        return new PlanFields(Fields.of(body), today);
    }

    /** {@return what they say, in the order of the body; of a plan that is wrong, what is wrong is null or 0} */
    List<Plan> plans() {
        return plans;
    }

    /** Notes that the unit of the plan with this number in {@link #plans()} is wrong. */
    void addToUnit(int number, String code, Text message) {
        parts.get(number).add("unit", code, message);
    }

    /**
     * Ends the request if anything was wrong.
     *
     * @throws ProblemException 422 with every error
     */
    void mustBeValid() {
        body.mustBeValid();
    }

    private static Plan read(Fields fields, LocalDate today) {
        var unit = fields.matching("unit", UNIT, new Text("ska vara en enhets id", "must be the id of a unit"));
        var level = fields.whole("level", 1, HIGHEST_LEVEL);
        var measure = fields.words("measure", 1, LONGEST_WORDS);
        var responsible = fields.text("responsible", LONGEST_NAME);
        var due = inReach("due", fields.date("due"), fields);
        var word = fields.matching("status", STATUS,
                new Text("ska vara något av %s", "must be one of %s").with(STATUSES));
        var status = word == null ? null : Status.valueOf(word);
        var mendedOn = inReach("mendedOn", status == Status.MENDED ? fields.date("mendedOn")
                : fields.optionalDate("mendedOn"), fields);
        var evidence = status == Status.MENDED ? fields.words("evidence", 1, LONGEST_WORDS)
                : fields.optionalWords("evidence", LONGEST_WORDS);
        if (status != null && status != Status.MENDED) {
            mustBeAbsent("mendedOn", mendedOn, status, fields);
            mustBeAbsent("evidence", evidence, status, fields);
        } else if (mendedOn != null && mendedOn.isAfter(today)) {
            fields.add("mendedOn", "IN_THE_FUTURE", new Text("%s har inte varit än; i dag är det %s",
                    "%s is yet to come; today it is %s").with(mendedOn, today));
        }
        return new Plan(unit, level == null ? 0 : level, measure, responsible, due, status, mendedOn, evidence);
    }

    private static LocalDate inReach(String name, LocalDate day, Fields fields) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            fields.add(name, Fields.INVALID_VALUE, new Text("året ska vara %s till %s", "the year must be %s to %s")
                    .with(String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR)));
        }
        return day;
    }

    private static void mustBeAbsent(String name, Object value, Status status, Fields fields) {
        if (value != null) {
            fields.add(name, "NOT_MENDED", new Text(
                    "hör till en åtgärd som är klar (MENDED); den här är %s",
                    "belongs to a measure that is done (MENDED); this is %s").with(status));
        }
    }

    private void noteRepeated() {
        record UnitLevel(String unit, int level) {
        }
        var seen = new HashSet<UnitLevel>();
        for (int i = 0; i < plans.size(); i++) {
            var plan = plans.get(i);
            if (plan.unit() != null && plan.level() > 0 && !seen.add(new UnitLevel(plan.unit(), plan.level()))) {
                parts.get(i).add("level", "REPEATED", new Text(
                        "nivå %d för enheten %s står redan tidigare i listan: behåll en av dem",
                        "level %d of the unit %s stands earlier in the list: keep one of them")
                        .with(plan.level(), plan.unit()));
            }
        }
    }
}
