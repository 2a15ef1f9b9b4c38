package se.usve.reporting.report;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.ProblemException;
import se.usve.reporting.export.Format;

/** In which form a request wants its table. */
public class FormatRequest {

    @QueryParam("format")
    @Parameter(description = "json, csv, csv-sv, xlsx, pdf eller/or json-stat2; går före Accept. Beats Accept.", example = "csv-sv")
    String format;

    @Context
    HttpHeaders headers;

    /** Adds to the parameters if there is no such form. */
    public void check(Parameters parameters) {
        parameters.oneOf("format", format, Format.values(), Format::code);
    }

    /**
     * {@return the form}
     *
     * @throws ProblemException 406 if {@code Accept} cannot be met
     */
    public Format read() {
        return Format.of(format, headers.getAcceptableMediaTypes());
    }
}
