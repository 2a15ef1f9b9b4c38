package se.usve.reporting.report;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.reporting.export.Format;
import se.usve.reporting.figures.Grouping;

/** What a request for a table may say; everything wrong with it is answered at once. */
public class TableRequest {

    /** A request that says nothing wrong. */
    record Wanted(Format format, Grouping grouping, Denominator denominator) {
    }

    @QueryParam("format")
    @Parameter(description = "json, csv, csv-sv, xlsx, pdf eller/or json-stat2; går före Accept. Beats Accept.", example = "csv-sv")
    String format;

    @QueryParam("groupBy")
    @Parameter(description = "region (förval, default) eller/or specialty", example = "region")
    String groupBy;

    @QueryParam("denominator")
    @Parameter(description = "RESPONDING (förval, default) eller/or ALL", example = "RESPONDING")
    String denominator;

    @QueryParam("asOf")
    @Parameter(hidden = true)
    String asOf;

    @Context
    HttpHeaders headers;

    /**
     * {@return what is wanted}
     *
     * @throws ProblemException 400 with every parameter that has no such value; 406 if {@code Accept} cannot be met
     */
    Wanted read() {
        var wrong = new ArrayList<Violation>();
        var grouping = choose("groupBy", groupBy, Grouping.values(), Grouping.REGION,
                g -> g.name().toLowerCase(Locale.ROOT), wrong);
        var of = choose("denominator", denominator, Denominator.values(), Denominator.RESPONDING,
                Denominator::name, wrong);
        if (format != null) {
            choose("format", format, Format.values(), Format.JSON, Format::code, wrong);
        }
        if (asOf != null) {
            wrong.add(new Violation("/asOf", "NOT_AVAILABLE", new Text(
                    "Siffror för en tidigare tidpunkt finns inte: utan asOf ges de som gäller nu",
                    "Figures of an earlier time are not available: without asOf you get those of now")));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, ProblemType.INVALID_PARAMETER.title(), wrong);
        }
        return new Wanted(Format.of(format, accepted()), grouping, of);
    }

    /** A media type that cannot be read says nothing of what is wanted, as if the header were not there. */
    private List<MediaType> accepted() {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            return List.of(MediaType.WILDCARD_TYPE);
        }
    }

    static <T> T choose(String parameter, String value, T[] choices, T otherwise, Function<T, String> name,
            List<Violation> wrong) {
        if (value == null) {
            return otherwise;
        }
        return Arrays.stream(choices).filter(choice -> name.apply(choice).equals(value)).findFirst().orElseGet(() -> {
            var all = Arrays.stream(choices).map(name).collect(Collectors.joining(", "));
            wrong.add(new Violation("/" + parameter, "INVALID_PARAMETER", new Text(
                    "%s kan vara %s", "%s can be %s").with(parameter, all)));
            return otherwise;
        });
    }
}
