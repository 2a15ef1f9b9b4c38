package se.usve.scoring.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.ruleset.Mapping.Entry;
import se.usve.scoring.contract.Relation;

/**
 * Reads what a rule set's file says of the earlier one, and sees that no level is forgotten or stands twice.
 *
 * @param faults where faults are noted
 */
record MappingReading(Faults faults) {

    static final String PLACE = "/mapping";

    private static final Map<String, Relation> RELATIONS = Map.of("same_as", Relation.SAME,
            "changed_from", Relation.CHANGED, "stricter_than", Relation.STRICTER, "new", Relation.NEW);

    /**
     * {@return the mapping}
     *
     * @param node   as the schema describes it
     * @param levels how many levels the file's own rule set has
     */
    Mapping mapping(JsonNode node, int levels) {
        var entries = new ArrayList<Entry>();
        var placeOf = new HashMap<Integer, String>();
        node.path("levels").properties().forEach(part -> {
            var at = PLACE + "/levels/" + part.getKey();
            var number = Integer.parseInt(part.getKey());
            if (number > levels) {
                faults.add(at, "UNKNOWN_LEVEL", new Text("det här regelverket har ingen nivå %d",
                        "this rule set has no level %d").with(number));
            }
            var entry = entry(number, part.getValue());
            entry.other().ifPresent(earlier -> mustBeTheOnly(earlier, at, placeOf));
            entries.add(entry);
        });
        node.path("dropped").properties().forEach(part -> {
            var earlier = Integer.parseInt(part.getKey());
            mustBeTheOnly(earlier, PLACE + "/dropped/" + part.getKey(), placeOf);
            entries.add(new Entry(Optional.empty(), Optional.of(earlier), Relation.DROPPED,
                    RuleSetFile.text(part.getValue())));
        });
        IntStream.rangeClosed(1, levels).filter(number -> !node.path("levels").has(String.valueOf(number)))
                .forEach(number -> faults.add(PLACE + "/levels", "LEVEL_NOT_MAPPED", new Text(
                        "nivå %d saknas", "level %d is missing").with(number)));
        return new Mapping(node.path("earlier").asText(), entries);
    }

    private static Entry entry(int number, JsonNode node) {
        var said = RELATIONS.keySet().stream().filter(node::has).findFirst().orElseThrow();
        var relation = RELATIONS.get(said);
        return new Entry(Optional.of(number),
                relation == Relation.NEW ? Optional.empty() : Optional.of(node.path(said).asInt()), relation,
                RuleSetFile.text(node));
    }

    private void mustBeTheOnly(int earlier, String at, Map<Integer, String> placeOf) {
        var before = placeOf.putIfAbsent(earlier, at);
        if (before != null) {
            faults.add(at, "LEVEL_MAPPED_TWICE", new Text("den tidigare nivån %d står redan på %s",
                    "the earlier level %d stands already at %s").with(earlier, before));
        }
    }

    /** Notes the levels of the earlier rule set that are forgotten, and those that it has not. */
    static void mustAccountFor(RuleSet earlier, Mapping mapping, Faults faults) {
        var mapped = mapping.entries().stream().flatMap(entry -> entry.other().stream()).toList();
        earlier.levels().stream().map(MinimumLevel::number).filter(number -> !mapped.contains(number))
                .forEach(number -> faults.add(PLACE, "EARLIER_LEVEL_NOT_MAPPED", new Text(
                        "nivå %d i %s saknas: säg vad den motsvaras av, eller att den utgått (dropped)",
                        "level %d of %s is missing: say what corresponds to it, or that it was dropped")
                        .with(number, earlier.id())));
        mapping.entries().stream().filter(entry -> entry.other().filter(number -> earlier.level(number).isEmpty())
                .isPresent()).forEach(entry -> faults.add(place(entry), "UNKNOWN_EARLIER_LEVEL", new Text(
                        "%s har ingen nivå %d", "%s has no level %d").with(earlier.id(), entry.other().orElseThrow())));
    }

    private static String place(Entry entry) {
        return entry.level().map(level -> PLACE + "/levels/" + level)
                .orElseGet(() -> PLACE + "/dropped/" + entry.other().orElseThrow());
    }
}
