package se.usve.reporting.export;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Answers a request for a table in the form it asks for. */
public final class Answer {

    private Answer() {
    }

    /**
     * {@return the response}
     *
     * @param format the form asked for
     * @param round  id of the round, for the name of the file
     * @param figures what JSON shows
     * @param table  makes the long table of the same figures
     * @param <T>    type of the figures
     */
    public static <T> Response of(Format format, String round, T figures, Function<T, Table> table) {
        if (format == Format.JSON) {
            return Response.ok(figures, MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
        }
        var rows = table.apply(figures);
        var response = Response.ok(new Rendering(format, rows), format.contentType())
                .header(HttpHeaders.VARY, format.isTranslated()
                        ? HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE : HttpHeaders.ACCEPT);
        return format == Format.JSON_STAT ? response.build()
                : response.header(HttpHeaders.CONTENT_DISPOSITION,
                        attachment(rows.name() + "-" + round, format.extension())).build();
    }

    /**
     * {@return the value of {@code Content-Disposition} for a file to keep}
     *
     * @param name      its name; what has no place in one is taken out
     * @param extension how it ends
     */
    public static String attachment(String name, String extension) {
        return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + extension + "\"";
    }
}
