package se.usve.survey.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.usve.chassis.problem.Text;

/** Reads NDJSON: a JSON object a line, {@code {"unit":"…","answers":{…},"reason":"…"}}. */
final class NdjsonRows {

    private static final int LONGEST_LINE = 500_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER).maxNameLength(LONGEST_NAME).build())
            .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() { };
    private static final Set<String> FIELDS = Set.of("unit", "name", "region", "reason", "version", "answers");

    private final RowCheck check;
    private final AnswerColumns columns;

    NdjsonRows(RowCheck check, AnswerColumns columns) {
        this.check = check;
        this.columns = columns;
    }

    void read(String text, SentRows rows) {
        int number = 0;
        for (int start = 0; start < text.length();) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            number++;
            var line = text.substring(start, end);
            start = end + 1;
            if (!line.isBlank()) {
                rows.add(line(number, line));
            }
        }
    }

    private SentRow line(int number, String line) {
        if (line.length() > LONGEST_LINE) {
            return broken(number, "raden är längre än %d tecken", "the line is longer than %d characters",
                    LONGEST_LINE);
        }
        try {
            return object(number, JSON.readTree(line));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return broken(number, "raden är inte giltig JSON (fel vid tecken %d)",
                    "the line is not valid JSON (error at character %d)", at == null ? 1 : at.getColumnNr());
        }
    }

    private SentRow object(int number, JsonNode line) {
        if (!line.isObject()) {
            return broken(number, "raden ska vara ett objekt: {\"unit\":\"…\",\"answers\":{…}}",
                    "the line must be an object: {\"unit\":\"…\",\"answers\":{…}}");
        }
        var errors = new ArrayList<RowError>();
        line.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                errors.add(error(number, RowError.INVALID_LINE, "fältet ”%s” finns inte: svaren hör hemma i answers",
                        "there is no field “%s”: answers belong in answers", shown(field)));
            }
        });
        var unit = text(line, "unit", number, errors).strip();
        var reason = text(line, "reason", number, errors);
        var name = text(line, "name", number, errors);
        var region = text(line, "region", number, errors);
        var version = version(line, number, errors);
        if (!line.path("answers").isObject()) {
            errors.add(error(number, RowError.INVALID_LINE, "answers saknas eller är inget objekt",
                    "answers is missing or no object"));
            return new SentRow(number, unit, name, region, null, version, Map.of(), errors, List.of());
        }
        Map<String, Object> answers = JSON.convertValue(line.get("answers"), ANSWERS);
        if (answers.isEmpty()) {
            return new SentRow(number, unit, name, region, reason.isEmpty() ? null : reason, version, answers, errors,
                    List.of());
        }
        if (unit.isEmpty()) {
            errors.add(error(number, RowError.UNIT_MISSING, "raden har svar men ingen enhet: ange unit",
                    "the line has answers but no unit: give unit"));
        }
        var found = check.check(number, answers, List.of(), _ -> null);
        errors.addAll(found.errors());
        // What cannot be stored is kept only as far as it can be shown: it may be of any size and shape.
        return new SentRow(number, unit, name, region, reason.isEmpty() ? null : reason, version,
                errors.isEmpty() ? answers : columns.shown(answers), errors, found.warnings());
    }

    private static String text(JsonNode line, String field, int number, List<RowError> errors) {
        var value = line.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            errors.add(error(number, RowError.INVALID_LINE, "%s ska vara en text", "%s must be a text", field));
        }
        return value.isTextual() ? value.textValue() : "";
    }

    private static Long version(JsonNode line, int number, List<RowError> errors) {
        var value = line.path("version");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            errors.add(error(number, RowError.INVALID_LINE, "version ska vara ett heltal, eller utelämnas",
                    "version must be a whole number, or be left out"));
            return null;
        }
        return value.longValue();
    }

    private static String shown(String field) {
        return Cell.text(field).shown();
    }

    private static SentRow broken(int number, String sv, String en, Object... values) {
        return new SentRow(number, "", "", "", null, null, Map.of(),
                List.of(error(number, RowError.INVALID_LINE, sv, en, values)), List.of());
    }

    private static RowError error(int number, String code, String sv, String en, Object... values) {
        return new RowError(number, null, null, null, code, new Text(sv, en).with(values));
    }
}
