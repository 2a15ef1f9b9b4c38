package se.usve.reporting.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import se.usve.chassis.pages.Language;

/** Writes a table in the form asked for, whole before its first byte is sent. */
@Provider
public class RenderingWriter implements MessageBodyWriter<Rendering> {

    private final ObjectMapper json;

    @Context
    HttpHeaders headers;

    RenderingWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Rendering.class;
    }

    @Override
    public void writeTo(Rendering rendering, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> answer, OutputStream out) throws IOException {
        var language = Language.of(headers);
        var table = rendering.table();
        out.write(switch (rendering.format()) {
            case CSV, CSV_SV -> new Csv(rendering.format()).write(table);
            case XLSX -> new Spreadsheet(table.title(), List.of(table)).write();
            case PDF -> new PrintedTable(table, language).write();
            case JSON_STAT -> json.writeValueAsBytes(new JsonStat(language).dataset(Cube.of(table)));
            case JSON -> throw new IllegalStateException("JSON shows the figures themselves");
        });
    }
}
