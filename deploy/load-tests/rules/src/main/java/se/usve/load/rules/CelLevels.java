package se.usve.load.rules;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.usve.scoring.contract.Outcome;

/**
 * The 27 levels in CEL, compiled once. A unit's answers are made into variables beforehand, which is not measured: CEL gets
 * them as it likes them best.
 */
final class CelLevels {

    /** The outcomes as the expressions number them. */
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.NOT_MET, Outcome.MET, Outcome.EXEMPT, Outcome.AWAITING_ASSESSMENT);
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:q|n|c)[0-9]+[a-z]?(?:_[A-Z0-9_]+)?\\b|\\bruling_[0-9]+a\\b");

    private final List<CelRuntime.Program> programs;
    private final List<String> variables;

    /**
     * @param runtime that makes the programs
     */
    CelLevels(CelRuntime runtime) {
        var expressions = expressions();
        this.variables = expressions.stream().flatMap(expression -> VARIABLE.matcher(expression).results())
                .map(found -> found.group()).distinct().sorted().toList();
        var compiler = CelCompilerFactory.standardCelCompilerBuilder();
        variables.forEach(variable -> compiler.addVar(variable, type(variable)));
        var built = compiler.build();
        this.programs = expressions.stream().map(expression -> program(built, runtime, expression)).toList();
    }

    /** The interpreter CEL's own documentation begins with. */
    static CelRuntime standard() {
        return CelRuntimeFactory.standardCelRuntimeBuilder().build();
    }

    /** {@return the outcome of every level, as a number} */
    long[] judge(Map<String, Object> unit) {
        var outcomes = new long[programs.size()];
        try {
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] = (Long) programs.get(i).eval(unit);
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        return outcomes;
    }

    static Outcome outcome(long number) {
        return OUTCOMES.get((int) number);
    }

    /** {@return the unit's answers as the variables of the expressions} */
    Map<String, Object> variables(SampleUnits.SampleUnit unit) {
        var values = new HashMap<String, Object>();
        for (var variable : variables) {
            values.put(variable, value(variable, unit));
        }
        return values;
    }

    private static Object value(String variable, SampleUnits.SampleUnit unit) {
        if (variable.startsWith("ruling_")) {
            var decision = unit.rulings().get(variable.substring("ruling_".length()));
            return decision == null ? "" : decision.name();
        }
        var name = variable.substring(1).split("_", 2);
        var answer = unit.answers().get(name[0]);
        return switch (variable.charAt(0)) {
            case 'n' -> answer instanceof Map<?, ?> years && years.get(name[1]) instanceof Number number ? number.longValue() : 0L;
            case 'c' -> answer instanceof Map<?, ?> map && map.get("chosen") instanceof List<?> chosen ? chosen : List.of();
            default -> {
                var text = name.length == 1 ? answer : answer instanceof Map<?, ?> items ? items.get(name[1]) : null;
                yield text instanceof String words ? words.strip() : "";
            }
        };
    }

    private static CelType type(String variable) {
        return switch (variable.charAt(0)) {
            case 'n' -> SimpleType.INT;
            case 'c' -> ListType.create(SimpleType.STRING);
            default -> SimpleType.STRING;
        };
    }

    private static CelRuntime.Program program(CelCompiler compiler, CelRuntime runtime, String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    private static List<String> expressions() {
        try (var lines = new BufferedReader(new InputStreamReader(
                CelLevels.class.getResourceAsStream("levels-2018-2021.cel"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("//")).map(line -> line.substring(line.indexOf(':') + 1)
                    .strip()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
