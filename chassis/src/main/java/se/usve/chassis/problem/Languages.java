package se.usve.chassis.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** What languages a request asks for. */
public final class Languages {

    private static final int LONGEST = 500;

    private Languages() {
    }

    /** {@return the languages of {@code Accept-Language}, the best first; none if the header cannot be read} */
    public static List<Locale> of(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * {@return the languages of the header's value, which may be null} A wish nobody understands is no reason to refuse
     * the request (RFC 9110 section 12.5.4).
     */
    public static List<Locale> of(String header) {
        if (header == null || header.length() > LONGEST) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header).stream().filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange())).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
