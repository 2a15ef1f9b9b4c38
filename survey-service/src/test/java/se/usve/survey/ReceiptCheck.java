package se.usve.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * Verifies a receipt as RECEIPTS.md tells anybody to, by no code of the service: fields sorted, no white space, only what
 * JSON demands escaped.
 */
public final class ReceiptCheck {

    private ReceiptCheck() {
    }

    /** {@return whether the answers have the hash the receipt says} */
    public static boolean answersHold(JsonNode receipt) {
        return receipt.get("sha256").textValue().equals(sha256(canonical(receipt.get("answers"))));
    }

    /** {@return whether the whole receipt has the hash it says} */
    public static boolean receiptHolds(JsonNode receipt) {
        ObjectNode rest = receipt.deepCopy();
        var claimed = rest.remove("receiptSha256").textValue();
        return claimed.equals(sha256(canonical(rest)));
    }

    static String canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, String>();
            node.properties().forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
            var fields = new ArrayList<String>();
            sorted.forEach((name, value) -> fields.add(quoted(name) + ":" + value));
            return "{" + String.join(",", fields) + "}";
        }
        if (node.isArray()) {
            var items = new ArrayList<String>();
            node.forEach(item -> items.add(canonical(item)));
            return "[" + String.join(",", items) + "]";
        }
        return node.isTextual() ? quoted(node.textValue()) : node.asText();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var character : text.toCharArray()) {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
