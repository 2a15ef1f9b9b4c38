package se.usve.survey.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * A version of a unit's registration, and what it changed in the one before.
 *
 * @param round     the round it concerns; absent for the register
 * @param version   its number, in the register or that round
 * @param takesPart whether the unit took part in the round from then on; absent for the register
 * @param changedAt when, UTC
 * @param changedBy name of who did it
 * @param reason    why; absent if that was not told
 * @param changes   the fields that changed
 * @param unit      the unit as it was from then on
 * @param sha256    hash of {@code unit} in canonical JSON (RFC 8785), as the audit has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationChange(String round, long version, Boolean takesPart, Instant changedAt, String changedBy,
        String reason, List<Change> changes, UnitView unit, String sha256) {

    /** One changed field; old or new is absent when there was, or is, nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(String field, Object old, @JsonProperty("new") Object current) {
    }

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** {@return the fields that differ between two registrations, in their order; before is null for the first} */
    static List<Change> between(Registration before, Registration after) {
        JsonNode old = before == null ? JSON.createObjectNode() : JSON.valueToTree(before);
        JsonNode current = JSON.valueToTree(after);
        var fields = new LinkedHashSet<String>();
        current.fieldNames().forEachRemaining(fields::add);
        old.fieldNames().forEachRemaining(fields::add);
        var changes = new ArrayList<Change>();
        for (var field : fields) {
            if (!Objects.equals(old.get(field), current.get(field))) {
                changes.add(new Change(field, old.get(field), current.get(field)));
            }
        }
        return changes;
    }

    static Registration registration(String json) {
        try {
            return JSON.readValue(json, Registration.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored registration can be read", e);
        }
    }
}
