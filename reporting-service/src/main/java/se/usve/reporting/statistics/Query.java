package se.usve.reporting.statistics;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;

/**
 * What a request wants of a table, as the body of a POST says it.
 *
 * @param selection which values of which variables
 * @param placement where the variables stand in CSV, Excel and PX
 */
record Query(List<Variable> selection, Placement placement) {

    /**
     * A variable.
     *
     * @param variableCode its code
     * @param codelist     another list of its values; there are none here
     * @param valueCodes   codes or expressions
     */
    record Variable(String variableCode, String codelist, List<String> valueCodes) {
    }

    /** Where variables stand. */
    record Placement(List<String> heading, List<String> stub) {
    }

    private static final Pattern VALUES = Pattern.compile("(valuecodes|codelist)\\[([^\\]]{1,100})\\]", Pattern.CASE_INSENSITIVE);
    // A comma within an expression such as top(2,1) parts nothing.
    private static final Pattern BETWEEN = Pattern.compile(",(?![^()]*\\))");

    /** {@return what the parameters of a GET say} */
    static Query of(MultivaluedMap<String, String> given) {
        var variables = new ArrayList<Variable>();
        given.forEach((name, values) -> {
            var named = VALUES.matcher(name);
            if (named.matches()) {
                var isList = named.group(1).equalsIgnoreCase("codelist");
                variables.add(new Variable(named.group(2), isList ? values.getFirst() : null,
                        isList ? null : values.stream().flatMap(Query::parts).toList()));
            }
        });
        return new Query(variables, new Placement(listed(given, "heading"), listed(given, "stub")));
    }

    private static List<String> listed(MultivaluedMap<String, String> given, String name) {
        return given.getOrDefault(name, List.of()).stream().flatMap(Query::parts).toList();
    }

    private static Stream<String> parts(String values) {
        return Arrays.stream(BETWEEN.split(values)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** {@return what is chosen} Told is what cannot be asked for here. */
    Selection chosen(Parameters parameters) {
        var codes = new LinkedHashMap<String, List<String>>();
        for (var variable : selection == null ? List.<Variable>of() : selection) {
            if (variable == null || variable.variableCode() == null) {
                parameters.add("selection", new Text("Varje val ska ha variableCode", "Every choice must have variableCode"));
                continue;
            }
            if (variable.codelist() != null && !variable.codelist().isEmpty()) {
                parameters.add("codelist[" + variable.variableCode() + "]", new Text(
                        "Variablerna har inga andra kodlistor", "The variables have no other code lists"));
            }
            var values = variable.valueCodes() == null ? List.<String>of()
                    : variable.valueCodes().stream().filter(Objects::nonNull).toList();
            if (!values.isEmpty() && codes.put(variable.variableCode(), values) != null) {
                parameters.add("valuecodes[" + variable.variableCode() + "]", new Text(
                        "Variabeln väljs två gånger", "The variable is chosen twice"));
            }
        }
        return new Selection(codes);
    }

    List<String> heading() {
        return placement == null || placement.heading() == null ? List.of()
                : placement.heading().stream().filter(Objects::nonNull).toList();
    }

    List<String> stub() {
        return placement == null || placement.stub() == null ? List.of()
                : placement.stub().stream().filter(Objects::nonNull).toList();
    }

    /** {@return a query that says nothing: the whole table} */
    static Query nothing() {
        return new Query(List.of(), null);
    }
}
