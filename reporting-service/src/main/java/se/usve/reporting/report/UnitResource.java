package se.usve.reporting.report;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.reporting.export.Answer;
import se.usve.reporting.export.Table;
import se.usve.scoring.contract.Outcome;

/** The units of a round. Open to all callers; {@link Visibility} decides what they see. */
@Path("/reporting/v1/rounds/{round}/units")
@PermitAll
public class UnitResource {

    private final ReadUnits units;

    UnitResource(ReadUnits units) {
        this.units = units;
    }

    @GET
    @Operation(summary = "Enheterna med sina utfall (webbilaga 1). The units with their outcomes (web appendix 1)")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json"), @Content(mediaType = "text/csv")})
    public Response list(@PathParam("round") String round, @QueryParam("level") String level,
            @QueryParam("outcome") String outcome, @BeanParam FilterRequest units, @BeanParam FormatRequest form,
            @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var wanted = new UnitsWanted(units.filter(parameters),
                Given.level(parameters, "level", level).orElse(null),
                parameters.oneOf("outcome", outcome, Outcome.values(), Outcome::name).orElse(null));
        var moment = units.moment(parameters);
        form.check(parameters);
        parameters.mustBeValid();
        return Answer.of(form.read(), round, this.units.page(round, moment, wanted, page), found -> table(round, found));
    }

    @GET
    @Path("{unit}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "En enhet med sina utfall. A unit with its outcomes")
    public UnitRow one(@PathParam("round") String round, @PathParam("unit") String unit, @BeanParam MomentRequest when) {
        return units.one(round, unit, when.read());
    }

    /** One row for each outcome; one without level and outcome for a unit that has none yet. */
    private static Table table(String round, Page<UnitRow> page) {
        var rows = new ArrayList<List<Object>>();
        for (var unit : page.items()) {
            if (unit.outcomes() == null) {
                rows.add(row(round, unit, null, null));
            } else {
                unit.outcomes().forEach((level, outcome) -> rows.add(row(round, unit, level, outcome)));
            }
        }
        return new Table("units", List.of("round", "unit", "name", "region", "regionName", "specialty",
                "submissionVersion", "level", "outcome"), rows);
    }

    private static List<Object> row(String round, UnitRow unit, Integer level, Outcome outcome) {
        return Table.row(round, unit.unit(), unit.name(), unit.region(),
                Region.ofCode(unit.region()).map(Region::title).orElse(unit.region()), unit.specialty(),
                unit.submissionVersion(), level, outcome);
    }
}
