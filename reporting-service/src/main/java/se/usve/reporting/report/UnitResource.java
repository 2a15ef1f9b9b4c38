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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Answer;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Table;
import se.usve.scoring.contract.Outcome;
import se.usve.survey.contract.Region;

/** The units of a round. Open to all callers; {@link Visibility} decides what they see. */
@Path("/reporting/v1/rounds/{round}/units")
@PermitAll
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
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
    @Operation(summary = "En enhet: utfall, varför och svaren. A unit: outcomes, why, and its answers", description = """
            Utan roll visas inte vad någon har skrivit: fritextsvar och motiveringar till bedömda exempel (textsLeftOut).
            Without a role what people wrote is left out: free-text answers and the rationales of rulings.""")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UnitDetail.class)))
    public UnitDetail one(@PathParam("round") String round, @PathParam("unit") String unit,
            @BeanParam MomentRequest when) {
        return units.one(round, unit, when.read());
    }

    @GET
    @Path("{unit}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Vad som har hänt med en enhet. What happened to a unit", description = """
            Registreringar, inskickade och återtagna svar och varje bedömning, det första först. Utan roll visas vad som gällde
            när omgången publicerades och vad som kom därefter. Registrations, answers sent and withdrawn and every result, the
            first first. Without a role: what stood when the round was published, and what came after.""")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UnitHistory.class)))
    public UnitHistory history(@PathParam("round") String round, @PathParam("unit") String unit) {
        return units.history(round, unit);
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
        return Table.of("units", new Text("Enheterna och deras utfall", "The units and their outcomes"), round, List.of(
                Column.ROUND, Column.dimension("unit", "Enhet", "Unit", "name"), Column.attribute("name", "Namn", "Name"),
                Column.attribute("region", "Region", "Region"),
                Column.attribute("regionName", "Regionens namn", "Name of the region"),
                Column.attribute("specialty", "Specialitet", "Specialty"),
                Column.attribute("submissionVersion", "Svarets version", "Version of the answers"),
                Column.dimension("level", "Miniminivå", "Minimum level"),
                Column.measure("outcome", "Utfall", "Outcome", Column.Unit.CODE)), rows)
                .noting(Notes.OUTCOMES);
    }

    private static List<Object> row(String round, UnitRow unit, Integer level, Outcome outcome) {
        return Table.row(round, unit.unit(), unit.name(), unit.region(),
                Region.titleOf(unit.region()), unit.specialty(),
                unit.submissionVersion(), level, outcome);
    }
}
