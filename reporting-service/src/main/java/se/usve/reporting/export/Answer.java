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
        return switch (format) {
            case JSON -> Response.ok(figures, MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
            case CSV, CSV_SV -> {
                var rows = table.apply(figures);
                yield Response.ok(new Csv(format).write(rows), "text/csv;charset=UTF-8;header=present")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .header(HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"" + fileName(rows.name() + "-" + round) + ".csv\"")
                        .build();
            }
        };
    }

    private static String fileName(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
