package se.usve.survey.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.files.PlainTable;
import se.usve.survey.files.RowError;

/**
 * A row of a file of units: a cell with nothing in it clears the field, a column that is not in the file leaves it as it
 * is registered.
 *
 * @param line the row as it stands in the file
 */
record UnitLine(PlainTable.Line line) {

    /** How the row wants its unit registered, and what is wrong with it: that is null in what is wanted. */
    record Read(Wanted wanted, List<Violation> errors) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> YES = Set.of("yes", "ja", "true", "sant", "1");
    private static final Set<String> NO = Set.of("no", "nej", "false", "falskt", "0");

    String unit() {
        return line.cells().getOrDefault("unit", "");
    }

    /** {@return what the row says in a column, null for nothing} */
    String cell(String column) {
        var text = line.cells().getOrDefault(column, "");
        return text.isEmpty() ? null : text;
    }

    /**
     * Reads the row.
     *
     * @param known how its unit is registered now, if it is
     */
    Read read(Optional<Registration> known) {
        var node = known.<ObjectNode>map(JSON::valueToTree).orElseGet(JSON::createObjectNode);
        line.cells().forEach((column, text) -> {
            if (!column.equals("unit")) {
                put(node, column, text);
            }
        });
        var read = Wanted.of(unit(), Fields.of(node));
        try {
            read.fields().mustBeValid();
            return new Read(read.wanted(), List.of());
        } catch (ProblemException e) {
            return new Read(read.wanted(), e.violations().stream().map(this::inAFile).toList());
        }
    }

    /** {@return the error as it is told of a file, which has cells where JSON has values} */
    private Violation inAFile(Violation violation) {
        return switch (violation.pointer()) {
            case "/unit" -> unit().isEmpty() ? new Violation("/unit", RowError.UNIT_MISSING, new Text(
                    "raden saknar enhetens id", "the row has no id of the unit")) : violation;
            case "/directPatientContact" -> new Violation(violation.pointer(), violation.code(), new Text(
                    "ska vara Ja eller Nej", "must be Yes or No"));
            default -> violation;
        };
    }

    private static void put(ObjectNode node, String column, String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            node.remove(column);
        } else if (column.equals("designatedYear") && text.matches("[0-9]{1,9}")) {
            node.put(column, Integer.valueOf(text));
        } else if (column.equals("directPatientContact") && (YES.contains(word) || NO.contains(word))) {
            node.put(column, YES.contains(word));
        } else if (column.equals("region") && text.matches("[0-9]")) {
            // A spreadsheet takes 01 for the number 1.
            node.put(column, "0" + text);
        } else {
            node.put(column, text);
        }
    }
}
