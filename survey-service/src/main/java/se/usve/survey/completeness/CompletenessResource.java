package se.usve.survey.completeness;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.register.RegionInSight;
import se.usve.survey.round.RoundInForce;

/** How far a round has come, over HTTP. */
@Path("/survey/v1/rounds/{round}/completeness")
@RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
@Tag(name = "Inflöde och påminnelser")
class CompletenessResource {

    private static final String EXAMPLE = """
            {"round":"2018-2021","state":"OPEN","collection":{"opens":"2022-02-15","closes":"2022-06-28"},
             "asOf":"2022-05-03T08:15:30.123456Z","groups":[
              {"code":"12","name":"Region Skåne","expected":4,"answered":3,"onTime":3,"late":0,"drafts":1,"share":0.75,
               "missing":[{"unit":"12-ogon-malmo","name":"Ögon Malmö","draft":true}]},
              {"code":"SE","name":"Samtliga regioner","expected":200,"answered":150,"onTime":150,"late":0,"drafts":20,
               "share":0.75}]}""";

    private final RoundInForce rounds;
    private final Standings standings;
    private final Caller caller;
    private final InstantSource clock;

    CompletenessResource(RoundInForce rounds, Standings standings, Caller caller, InstantSource clock) {
        this.rounds = rounds;
        this.standings = standings;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(summary = "Visa hur många enheter som har svarat, i tid eller sent, och vilka som saknas; en region ser sina "
            + "egna och antalen för alla. Med format=csv eller csv-sv: varje enhet och hur det står till med den",
            description = "Show how many units have answered, in time or late, and which are missing; a region sees its own "
                    + "and the counts of all, and is refused (403) when it names another. With format=csv or csv-sv: each "
                    + "unit and how it stands")
    @APIResponse(responseCode = "200",
            description = "Hur långt omgången har kommit. How far the round has come.", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Completeness.class),
                examples = @ExampleObject(name = "region 12", value = EXAMPLE)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))})
    public Response get(String round, @RestQuery Optional<String> region, @RestQuery @DefaultValue("json") String format) {
        var inSight = RegionInSight.of(region, caller);
        var facts = rounds.visible(round, caller);
        var asOf = clock.instant();
        return switch (format) {
            case "json" -> Response.ok(Completeness.of(facts, asOf, standings.of(round), inSight))
                    .type(MediaType.APPLICATION_JSON_TYPE).build();
            case "csv" -> csv(round, inSight, UnitList.Dialect.CSV);
            case "csv-sv" -> csv(round, inSight, UnitList.Dialect.CSV_SV);
            default -> throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "format ska vara json, csv eller csv-sv", "format must be json, csv or csv-sv"));
        };
    }

    private Response csv(String round, Optional<String> region, UnitList.Dialect dialect) {
        List<Standing> units = standings.of(round).stream()
                .filter(unit -> region.isEmpty() || region.get().equals(unit.region())).toList();
        return Response.ok(UnitList.write(units, dialect)).type("text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + round + ".csv\"").build();
    }
}
