package se.usve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A unit's answers, and the rulings on the examples among them, by level.
 */
record Written(ObjectNode answers, Map<Integer, PlannedRuling> rulings) {
}
