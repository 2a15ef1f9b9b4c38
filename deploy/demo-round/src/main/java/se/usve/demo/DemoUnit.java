package se.usve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One made-up unit of the demo round and all that is sent about it.
 *
 * @param id             unit id, {@code [a-z0-9-]{1,64}}
 * @param name           Swedish name; names no real clinic
 * @param specialty      Swedish name of the specialty, shared between regions
 * @param hsaId          made up, of the right form
 * @param designatedYear year in which it was designated (table 4); empty for the four units that did not answer
 * @param answers        what it answers, in the API's form; empty for the four units that did not answer. Not to be changed.
 * @param rulings        level (18, 23) → what the assessor decides about the unit's example of it; only the examples
 *                       that come to an assessor
 */
public record DemoUnit(String id, String name, Region region, String specialty, String hsaId,
                       Optional<Integer> designatedYear, Optional<ObjectNode> answers, Map<Integer, PlannedRuling> rulings) {
}
