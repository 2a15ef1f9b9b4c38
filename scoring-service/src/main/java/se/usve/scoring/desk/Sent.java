package se.usve.scoring.desk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * A form as it was sent.
 *
 * @param fields its fields
 */
record Sent(MultivaluedMap<String, String> fields) {

    /**
     * {@return what stands in the field, lines ended as everywhere else; empty if nothing does} NUL, which PostgreSQL takes
     * in no text and no browser sends, is the character for what cannot be shown.
     */
    String text(String name) {
        var given = fields == null ? null : fields.getFirst(name);
        return given == null ? "" : given.replace("\r\n", "\n").replace('\0', '\uFFFD');
    }

    /** {@return those fields that something stands in, as the API takes them} */
    ObjectNode json(String... names) {
        var node = JsonNodeFactory.instance.objectNode();
        for (var name : names) {
            var text = text(name).strip();
            if (!text.isEmpty()) {
                node.put(name, text);
            }
        }
        return node;
    }
}
