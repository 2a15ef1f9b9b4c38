package se.usve.survey.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.usve.chassis.problem.Text;

/**
 * A place in a YAML file, with the words to name it in an error. Reading something wrong notes an error and gives a
 * harmless value, so that one look finds every error.
 *
 * @param name   what a person would call the place
 * @param node   what stands there
 * @param errors where errors are noted
 */
record YamlPlace(String name, JsonNode node, List<String> errors) {

    void error(String message) {
        errors.add(name + ": " + message);
    }

    void onlyHas(String... fields) {
        var known = Set.of(fields);
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                error("unknown field \"" + field + "\"; known are " + String.join(", ", fields));
            }
        });
    }

    YamlPlace in(String field) {
        return new YamlPlace(name + ", " + field, node.path(field), errors);
    }

    String string(String field) {
        var value = node.path(field).textValue();
        if (value == null || value.isBlank()) {
            error(field + " must be a text");
            return "";
        }
        return value;
    }

    void booleanIfPresent(String field) {
        if (node.has(field) && !node.get(field).isBoolean()) {
            error(field + " must be true or false");
        }
    }

    Text text(String field) {
        var place = in(field);
        place.onlyHas("sv", "en");
        return place.text();
    }

    Text text() {
        return new Text(string("sv"), string("en"));
    }

    Iterable<JsonNode> list(String field) {
        var value = node.path(field);
        if (!value.isArray()) {
            error(field + " must be a list");
            return List.of();
        }
        return value;
    }

    Map<String, YamlPlace> codes(String field) {
        var places = new LinkedHashMap<String, YamlPlace>();
        node.path(field).properties().forEach(property -> {
            if (!property.getKey().matches("[A-Z][A-Z0-9_]{0,59}")) {
                error(field + ": the code \"" + property.getKey() + "\" must be capitals, digits and _");
            }
            places.put(property.getKey(),
                    new YamlPlace(name + ", " + property.getKey(), property.getValue(), errors));
        });
        return places;
    }
}
