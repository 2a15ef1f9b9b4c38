package se.usve.reporting.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Cube;
import se.usve.reporting.export.Table;

/**
 * What there is a table of for each rule set.
 *
 * @param id     first part of the table's id
 * @param title  what it shows, for people
 * @param group  what the dimension of groups is called, such as {@code Region}
 * @param tables reads the tables of a round; together they are the round's part of the whole
 * @param variables what its variables are called, where that is known without reading it: reading an indicator costs more the
 *               more units there are
 */
record Subject(String id, Text title, String group, Function<String, List<Table>> tables, Optional<List<Text>> variables) {

    Subject(String id, Text title, String group, Function<String, List<Table>> tables) {
        this(id, title, group, tables, Optional.empty());
    }

    /** {@return what dimensions are called here: as clients of PxWebApi are used to} */
    UnaryOperator<String> names() {
        return id -> switch (id) {
            case Cube.CONTENTS -> "ContentsCode";
            case "group" -> group;
            default -> Character.toUpperCase(id.charAt(0)) + id.substring(1);
        };
    }
}
