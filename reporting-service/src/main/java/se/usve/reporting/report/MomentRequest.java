package se.usve.reporting.report;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.ProblemException;

/** Of which time a request wants its figures. */
public class MomentRequest {

    @QueryParam("asOf")
    @Parameter(description = "Som det såg ut då, RFC 3339; en kommande tid är nu. As it was then; a time to come is now.", example = "2026-01-01T00:00:00Z")
    String asOf;

    @QueryParam("revision")
    @Parameter(description = "En publicerad omgångs revision, från 1; utan den gäller den senaste. A revision of a published "
            + "round; the newest without it.", example = "1")
    String revision;

    /** {@return of which time} What is wrong is added to the parameters. */
    public Moment read(Parameters parameters) {
        return Given.moment(parameters, asOf, revision);
    }

    /**
     * {@return of which time, for a request with no other parameters}
     *
     * @throws ProblemException 400 with what is wrong
     */
    public Moment read() {
        var parameters = new Parameters();
        var moment = read(parameters);
        parameters.mustBeValid();
        return moment;
    }
}
