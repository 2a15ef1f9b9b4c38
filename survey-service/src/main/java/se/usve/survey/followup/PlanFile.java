package se.usve.survey.followup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Violation;
import se.usve.survey.contract.FollowUpReported.Status;
import se.usve.survey.files.FileLimits;
import se.usve.survey.files.FileRefused;
import se.usve.survey.files.PlainTable;

/**
 * A file of plans, CSV or XLSX, one a row. It is read as the JSON that says the same, so that both are judged alike; what is
 * wrong is then told of rows and columns.
 *
 * @param table the file
 */
record PlanFile(PlainTable table) {

    /** What may stand in the header, in lower case, and the field it stands for. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("unit", "unit"), Map.entry("enhet", "unit"),
            Map.entry("level", "level"), Map.entry("nivå", "level"), Map.entry("miniminivå", "level"),
            Map.entry("measure", "measure"), Map.entry("åtgärd", "measure"),
            Map.entry("responsible", "responsible"), Map.entry("ansvarig", "responsible"),
            Map.entry("due", "due"), Map.entry("senast", "due"),
            Map.entry("status", "status"),
            Map.entry("mendedon", "mendedOn"), Map.entry("mended on", "mendedOn"), Map.entry("klart", "mendedOn"),
            Map.entry("evidence", "evidence"), Map.entry("underlag", "evidence"));

    private static final Map<String, Status> STATUSES = Map.of("planerad", Status.PLANNED, "planned", Status.PLANNED,
            "pågår", Status.IN_PROGRESS, "in progress", Status.IN_PROGRESS, "in_progress", Status.IN_PROGRESS,
            "åtgärdad", Status.MENDED, "klar", Status.MENDED, "mended", Status.MENDED);

    private static final Pattern LEVEL = Pattern.compile("[0-9]{1,4}");
    private static final Pattern PLACE = Pattern.compile("/followUps/([0-9]+)(/.*)?");

    /**
     * {@return the file that was sent}
     *
     * @throws FileRefused if no row can be read
     */
    static PlanFile read(byte[] file) {
        return new PlanFile(PlainTable.read(file, TITLES, FileLimits.DEFAULT));
    }

    /** {@return the body in JSON that says the same} */
    JsonNode body() {
        var body = JsonNodeFactory.instance.objectNode();
        var plans = body.putArray("followUps");
        table.lines().forEach(line -> {
            var plan = plans.addObject();
            line.cells().forEach((column, text) -> put(plan, column, text));
        });
        return body;
    }

    private static void put(ObjectNode plan, String column, String text) {
        var status = STATUSES.get(text.toLowerCase(Locale.ROOT));
        if (text.isEmpty()) {
            return;
        }
        if (column.equals("level") && LEVEL.matcher(text).matches()) {
            plan.put(column, Integer.valueOf(text));
        } else {
            plan.put(column, column.equals("status") && status != null ? status.name() : text);
        }
    }

    /** {@return what cannot be read in the file's cells} */
    List<Violation> faults() {
        return table.lines().stream().flatMap(line -> line.errors().stream())
                .map(error -> new Violation(place(error.row(), error.column()), error.code(), error.message())).toList();
    }

    /** {@return the problem told of the file's rows and columns, with what cannot be read in it} */
    ProblemException inRows(ProblemException problem) {
        if (!problem.type().equals(ProblemType.INVALID_CONTENT)) {
            return problem;
        }
        var faults = faults();
        var told = faults.stream().map(Violation::pointer).toList();
        // Of a cell that cannot be read it says nothing that it is missing.
        var others = problem.violations().stream().map(this::inRows).filter(one -> !told.contains(one.pointer())).toList();
        return new ProblemException(problem.type(), problem.detail(), Stream.concat(faults.stream(), others.stream()).toList());
    }

    private Violation inRows(Violation violation) {
        var place = PLACE.matcher(violation.pointer());
        if (!place.matches()) {
            return violation;
        }
        var row = table.lines().get(Integer.parseInt(place.group(1))).row();
        return new Violation(place(row, place.group(2) == null ? null : place.group(2).substring(1)), violation.code(),
                violation.message());
    }

    private static String place(int row, String column) {
        return "/rows/" + row + (column == null ? "" : "/" + column);
    }
}
