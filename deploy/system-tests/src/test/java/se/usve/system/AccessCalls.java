package se.usve.system;

import static se.usve.system.AccessGround.OPEN;
import static se.usve.system.AccessGround.OWN;
import static se.usve.system.AccessGround.PUBLISHED;
import static se.usve.system.AccessGround.UNIT;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import se.usve.system.Operations.Operation;

/**
 * For every operation a request that succeeds for whoever may make it, about something of region 01 that is there to be asked
 * for. Most are made of the example that the operation's document shows; {@link SurveyCalls}, {@link ScoringCalls} and
 * {@link OtherCalls} make those that need something of their own.
 */
final class AccessCalls {

    /** Makes the request of one that has the usual parameters. */
    interface Recipe {
        Call make(Operation operation, Map<String, String> usual);
    }

    private static final Map<String, String> ROUNDS = Map.of("", OPEN, "open", OPEN, "published", PUBLISHED, "own", OWN);

    private final Map<String, Recipe> recipes = new HashMap<>();

    AccessCalls(AccessGround ground) {
        new SurveyCalls(this, ground);
        new ScoringCalls(this, ground);
        new OtherCalls(this, ground);
    }

    /** {@return a new request, made ready so that it can succeed once} */
    Call call(Operation operation, String situation) {
        return recipes.getOrDefault(operation.name(), this::asShown).make(operation, usual(ROUNDS.get(situation)));
    }

    /** {@return a request for what would be in that round, as the document shows it; whether it is there or not} */
    Call anythingOf(Operation operation, String round) {
        var usual = usual(round);
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                usual.putIfAbsent(parameter.name(), "00000000-0000-4000-8000-000000000000");
            }
        }
        return asShown(operation, usual);
    }

    private static Map<String, String> usual(String round) {
        return new HashMap<>(Map.of("round", round, "unit", UNIT, "region", "01", "version", "1", "level", "1", "type", "csv",
                "revision", "1", "indicator", "staff"));
    }

    void on(String operation, Recipe recipe) {
        if (recipes.put(operation, recipe) != null) {
            throw new IllegalStateException("Twice " + operation);
        }
    }

    /** As shown, but with these of the usual parameters' values others. */
    void on(String operation, UnaryOperator<Map<String, String>> parameters) {
        on(operation, (one, usual) -> asShown(one, parameters.apply(usual)));
    }

    Call asShown(Operation operation, Map<String, String> parameters) {
        var call = filled(operation, parameters);
        for (var type : operation.bodies().keySet()) {
            var example = operation.exampleOfBody(type);
            return call.body(type, example.isTextual() ? example.asText() : example.toString());
        }
        return call;
    }

    static Call filled(Operation operation, Map<String, String> parameters) {
        return Call.of(operation.service(), operation.method(), operation.path(), parameters);
    }

    static Map<String, String> with(Map<String, String> usual, String name, String value) {
        var changed = new HashMap<>(usual);
        changed.put(name, value);
        return changed;
    }

    /** {@return whether it begins what goes on for a while, and is refused while another does} */
    boolean takesAWhile(String operation) {
        return operation.startsWith("POST") && (operation.endsWith("/rebuilds") || operation.endsWith("/republications"));
    }
}
