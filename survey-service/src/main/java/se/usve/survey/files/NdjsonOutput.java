package se.usve.survey.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;

/** Writes units as NDJSON: a JSON object a line. */
final class NdjsonOutput {

    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private NdjsonOutput() {
    }

    static void write(Iterable<UnitRow> units, OutputStream out) throws IOException {
        for (var unit : units) {
            var line = new LinkedHashMap<String, Object>();
            line.put("unit", unit.unit());
            if (unit.version() != null) {
                line.put("version", unit.version());
            }
            line.put("answers", unit.answers());
            JSON.writeValue(out, line);
            out.write('\n');
        }
    }
}
