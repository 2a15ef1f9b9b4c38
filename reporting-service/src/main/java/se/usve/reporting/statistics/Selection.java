package se.usve.reporting.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Cube.Axis;
import se.usve.reporting.export.Cube.Kind;
import se.usve.reporting.export.Cube;
import se.usve.reporting.figures.Group;

/**
 * Which part of a table is wanted. A value is chosen by its code or by an expression of PxWebApi 2: {@code *}, {@code 1*},
 * {@code ?}, {@code top(n)}, {@code top(n,offset)}, {@code bottom(n)}, {@code from(code)}, {@code to(code)},
 * {@code range(code,code)}; of time, the top is the newest. Letters may be small or large.
 *
 * @param codes what is chosen by variable; a variable that is left out is summed up where it has a total, and refused where
 *              it has none; no variable at all means the whole table
 */
record Selection(Map<String, List<String>> codes) {

    private static final ProblemType TOO_MANY_CELLS = new ProblemType("too-many-cells", 403,
            new Text("Urvalet är för stort", "The selection is too large"));

    /** Which category stands for all, by variable. */
    private static final Map<String, String> TOTALS = Map.of("Region", Group.NATION, "Specialty", Group.NATION,
            "Denominator", "RESPONDING");
    /** No code of ours is as long, and comparing takes time by the length. */
    private static final int LONGEST = 300;
    private static final Pattern COUNTED = Pattern.compile("(top|bottom)\\((\\d{1,6})(?:,(\\d{1,6}))?\\)");
    private static final Pattern BOUNDED = Pattern.compile("(from|to|range)\\(([^,()]+)(?:,([^,()]+))?\\)");

    /** {@return the category of the axis that stands for all, where there is one} */
    static Optional<String> total(Axis axis) {
        return Optional.ofNullable(TOTALS.get(axis.id()))
                .filter(code -> axis.categories().stream().anyMatch(category -> category.code().equals(code)));
    }

    /**
     * {@return the part of the cube}
     *
     * @throws ProblemException 400 with everything that is not there; 403 if it has more cells than allowed
     */
    Cube of(Cube cube, int mostCells) {
        var parameters = new Parameters();
        var asked = byAxis(cube, parameters);
        var chosen = new LinkedHashMap<String, List<Integer>>();
        var summed = new ArrayList<String>();
        for (var axis : cube.axes()) {
            var expressions = asked.get(axis.id());
            if (expressions != null) {
                chosen.put(axis.id(), positions(axis, expressions, parameters));
            } else if (codes.isEmpty()) {
                chosen.put(axis.id(), all(axis));
            } else if (total(axis).isPresent()) {
                chosen.put(axis.id(), List.of(position(axis, total(axis).orElseThrow()).orElseThrow()));
                summed.add(axis.id());
            } else {
                parameters.add("valuecodes[" + axis.id() + "]", new Text("Välj minst ett värde: variabeln har ingen summa",
                        "Choose at least one value: the variable has no total"));
            }
        }
        parameters.mustBeValid();
        mustFit(chosen, mostCells);
        var part = cube.only(chosen);
        for (var id : summed) {
            part = part.without(id);
        }
        return part;
    }

    private Map<String, List<String>> byAxis(Cube cube, Parameters parameters) {
        var asked = new LinkedHashMap<String, List<String>>();
        codes.forEach((variable, expressions) -> axis(cube, variable).ifPresentOrElse(
                axis -> asked.put(axis.id(), expressions),
                () -> parameters.add("valuecodes[" + variable + "]", new Text(
                        "Tabellen har ingen sådan variabel: den har %s", "The table has no such variable: it has %s")
                        .with(String.join(", ", cube.axes().stream().map(Axis::id).toList())))));
        return asked;
    }

    /** {@return the axis a variable's code means: in any letters, and {@code time} for time} */
    static Optional<Axis> axis(Cube cube, String variable) {
        return cube.axes().stream().filter(axis -> axis.id().equalsIgnoreCase(variable)
                || axis.kind() == Kind.TIME && variable.equalsIgnoreCase("time")).findFirst();
    }

    private static List<Integer> positions(Axis axis, List<String> expressions, Parameters parameters) {
        var positions = new TreeSet<Integer>();
        for (var expression : expressions) {
            var found = positions(axis, expression);
            if (found.isEmpty()) {
                parameters.add("valuecodes[" + axis.id() + "]", new Text("%s väljer inget värde av variabeln",
                        "%s chooses no value of the variable").with(expression));
            }
            positions.addAll(found);
        }
        return List.copyOf(positions);
    }

    private static List<Integer> positions(Axis axis, String expression) {
        if (expression.length() > LONGEST) {
            return List.of();
        }
        var exact = position(axis, expression);
        if (exact.isPresent()) {
            return List.of(exact.getAsInt());
        }
        var small = expression.toLowerCase(Locale.ROOT);
        var counted = COUNTED.matcher(small);
        if (counted.matches()) {
            return counted(axis, counted.group(1).equals("top") == (axis.kind() != Kind.TIME),
                    Integer.parseInt(counted.group(2)),
                    counted.group(3) == null ? 0 : Integer.parseInt(counted.group(3)));
        }
        var bounded = BOUNDED.matcher(small);
        if (bounded.matches()) {
            return bounded(axis, bounded.group(1), bounded.group(2), bounded.group(3));
        }
        return small.contains("*") || small.contains("?") ? alike(axis, small) : List.of();
    }

    private static List<Integer> counted(Axis axis, boolean first, int count, int offset) {
        var size = axis.categories().size();
        return where(axis, i -> {
            var rank = first ? i : size - 1 - i;
            return rank >= offset && rank < offset + count;
        });
    }

    private static List<Integer> bounded(Axis axis, String kind, String one, String other) {
        var low = position(axis, one);
        var high = other == null ? low : position(axis, other);
        if (low.isEmpty() || high.isEmpty() || kind.equals("range") == (other == null)) {
            return List.of();
        }
        var from = Math.min(low.getAsInt(), high.getAsInt());
        var to = Math.max(low.getAsInt(), high.getAsInt());
        return switch (kind) {
            case "from" -> where(axis, i -> i >= from);
            case "to" -> where(axis, i -> i <= to);
            default -> where(axis, i -> i >= from && i <= to);
        };
    }

    /** Compared sign by sign: a pattern made of a caller's text could take for ever. */
    private static List<Integer> alike(Axis axis, String wanted) {
        return where(axis, i -> isAlike(axis.categories().get(i).code().toLowerCase(Locale.ROOT), wanted));
    }

    private static boolean isAlike(String code, String wanted) {
        var reachable = new boolean[code.length() + 1];
        reachable[0] = true;
        for (var sign : wanted.toCharArray()) {
            var next = new boolean[code.length() + 1];
            for (int i = 0; i <= code.length(); i++) {
                next[i] = sign == '*' ? reachable[i] || i > 0 && next[i - 1]
                        : i > 0 && reachable[i - 1] && (sign == '?' || sign == code.charAt(i - 1));
            }
            reachable = next;
        }
        return reachable[code.length()];
    }

    private static OptionalInt position(Axis axis, String code) {
        return IntStream.range(0, axis.categories().size())
                .filter(i -> axis.categories().get(i).code().equalsIgnoreCase(code)).findFirst();
    }

    private static List<Integer> all(Axis axis) {
        return where(axis, _ -> true);
    }

    private static List<Integer> where(Axis axis, IntPredicate wanted) {
        return IntStream.range(0, axis.categories().size()).filter(wanted).boxed().toList();
    }

    private static void mustFit(Map<String, List<Integer>> chosen, int mostCells) {
        var cells = chosen.values().stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
        if (cells > mostCells) {
            throw new ProblemException(TOO_MANY_CELLS, new Text("Urvalet har %d celler, och högst %d lämnas ut på en gång",
                    "The selection has %d cells, and at most %d are given at a time").with(cells, mostCells));
        }
    }
}
