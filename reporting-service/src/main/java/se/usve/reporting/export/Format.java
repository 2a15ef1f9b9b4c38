package se.usve.reporting.export;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** A form a table can be had in, by {@code ?format=} or, without it, by {@code Accept}. */
public enum Format {
    /** JSON. */
    JSON("json", "application/json", "application/json", "json"),
    /** RFC 4180: comma, decimal point, UTF-8 without byte order mark. */
    CSV("csv", "text/csv", "text/csv;charset=UTF-8;header=present", "csv"),
    /** For a Swedish Excel: semicolon, decimal comma, UTF-8 with byte order mark, CRLF. */
    CSV_SV("csv-sv", "text/csv;profile=csv-sv", "text/csv;charset=UTF-8;header=present", "csv"),
    /** Excel: a cover, notes, and the table. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** For print, with tags for assistive technology (PDF/UA). */
    PDF("pdf", "application/pdf", "application/pdf", "pdf"),
    /** JSON-stat 2.0. */
    JSON_STAT("json-stat2", "application/json;profile=json-stat2", "application/json;profile=json-stat2", "json");

    private static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406,
            new Text("Tabellen finns inte i den formen", "The table cannot be had in that form"));

    private final String code;
    private final String mediaType;
    private final String contentType;
    private final String extension;

    Format(String code, String mediaType, String contentType, String extension) {
        this.code = code;
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.extension = extension;
    }

    /** {@return the value of {@code ?format=}} */
    public String code() {
        return code;
    }

    /** {@return the media type it is asked for by} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return the media type it is sent as} */
    public String contentType() {
        return contentType;
    }

    /** {@return how the name of its file ends} */
    public String extension() {
        return extension;
    }

    /** {@return whether its words are in the language of the request; the others have both, or Swedish alone} */
    boolean isTranslated() {
        return this == PDF || this == JSON_STAT;
    }

    /** {@return the codes of all forms, for people} */
    public static String codes() {
        return Arrays.stream(values()).map(Format::code).collect(Collectors.joining(", "));
    }

    /**
     * {@return the form a request asks for}
     *
     * @param code     value of {@code ?format=}, or null; it beats {@code Accept}
     * @param accepted media types of {@code Accept}, best first
     * @throws ProblemException 400 for an unknown code, 406 if none of the media types can be had; both list what can
     */
    public static Format of(String code, List<MediaType> accepted) {
        if (code != null) {
            return Arrays.stream(values()).filter(f -> f.code.equals(code)).findFirst()
                    .orElseThrow(() -> new ProblemException(ProblemType.INVALID_PARAMETER,
                            choices(f -> f.code)));
        }
        return accepted.stream().map(Format::of).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new ProblemException(NOT_ACCEPTABLE, choices(f -> f.mediaType)));
    }

    private static Optional<Format> of(MediaType accepted) {
        var profile = accepted.getParameters().get("profile");
        return Arrays.stream(values())
                .filter(format -> MediaType.valueOf(format.mediaType).isCompatible(accepted))
                .filter(format -> Objects.equals(profile, MediaType.valueOf(format.mediaType).getParameters().get("profile")))
                .findFirst();
    }

    private static Text choices(Function<Format, String> name) {
        var all = Arrays.stream(values()).map(name).collect(Collectors.joining(", "));
        return new Text("Det som finns är " + all, "What there is: " + all);
    }
}
