package se.usve.reporting.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.ProblemException;
import se.usve.reporting.export.Format;
import se.usve.reporting.figures.Grouping;

/** What a request for a table may say; everything wrong with it is answered at once. */
public class TableRequest {

    /**
     * A request that says nothing wrong.
     *
     * @param format in which form
     * @param query  what the table is to hold
     */
    public record Wanted(Format format, TableQuery query) {
    }

    @BeanParam
    FormatRequest form;

    @BeanParam
    FilterRequest units;

    @QueryParam("groupBy")
    @Parameter(description = "region (förval, default), specialty, designated-year, size-class eller/or patient-contact",
            example = "region")
    String groupBy;

    @QueryParam("denominator")
    @Parameter(description = "RESPONDING (förval, default) eller/or ALL", example = "RESPONDING")
    String denominator;

    @QueryParam("levels")
    @Parameter(description = "Bara dessa nivåer. Only these levels.", example = "1,2,5-9")
    String levels;

    /**
     * {@return what is wanted of the round}
     *
     * @throws ProblemException 400 with every parameter that has no such value; 406 if {@code Accept} cannot be met
     */
    public Wanted read(String round) {
        var parameters = new Parameters();
        form.check(parameters);
        var query = TableQuery.of(round)
                .with(parameters.oneOf("groupBy", groupBy, Grouping.values(), Grouping::word).orElse(Grouping.REGION))
                .with(parameters.oneOf("denominator", denominator, Denominator.values(), Denominator::name)
                        .orElse(Denominator.RESPONDING))
                .with(Given.levels(parameters, levels))
                .with(units.filter(parameters)).with(units.moment(parameters));
        parameters.mustBeValid();
        return new Wanted(form.read(), query);
    }
}
