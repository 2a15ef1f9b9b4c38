package se.usve.reporting.report;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;

/** Of which time a request wants what goes on after a round is sealed, and so is of no revision. */
public class AsOfRequest {

    @QueryParam("asOf")
    @Parameter(description = "Som det såg ut då, RFC 3339. As it was then.", example = "2026-01-01T00:00:00Z")
    String asOf;

    /** Read to be refused: left out of the answer without a word, it would seem to hold the answer still. */
    @QueryParam("revision")
    @Parameter(hidden = true)
    String revision;

    /** {@return of which time} What is wrong is added to the parameters. */
    public Moment read(Parameters parameters) {
        if (revision != null) {
            parameters.add("revision", new Text("Planerna ändras efter förseglingen och hör inte till någon revision: använd asOf",
                    "Plans move after the seal and are of no revision: use asOf"));
        }
        return Given.moment(parameters, asOf, null);
    }
}
