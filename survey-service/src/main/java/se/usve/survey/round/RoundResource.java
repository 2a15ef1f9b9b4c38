package se.usve.survey.round;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.Actors;
import se.usve.survey.catalogue.Questionnaires;

/** Rounds over HTTP. */
@Path("/survey/v1/rounds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Omgångar")
class RoundResource {

    private static final String STATES =
            Arrays.stream(RoundState.values()).map(Enum::name).collect(Collectors.joining(", "));
    private static final Pattern STATE = Pattern.compile(STATES.replace(", ", "|"));

    private final Rounds rounds;
    private final ChangeRound change;
    private final RoundsNow now;
    private final Questionnaires questionnaires;
    private final Caller caller;
    private final Actors actors;

    RoundResource(Rounds rounds, ChangeRound change, RoundsNow now, Questionnaires questionnaires, Caller caller,
            Actors actors) {
        this.rounds = rounds;
        this.change = change;
        this.now = now;
        this.questionnaires = questionnaires;
        this.caller = caller;
        this.actors = actors;
    }

    @PUT
    @Path("{round}")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Skapa eller ändra en omgång", description = """
            Create or change a round. With owner, a region's county code, it is that region's own round: run and seen by
            that region and ADMIN, its id begins with the code and a hyphen, and only the region's units take part. The
            owner never changes. followUpBy is the day by which regions are to have mended the levels their units miss;
            without it the round has no such day.""")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.RoundBody.class), examples = @ExampleObject(
            name = "2018-2021", value = """
                    {"questionnaire":"2018-2021","ruleSet":"2018-2021",
                     "collection":{"opens":"2022-02-15","closes":"2022-06-28"},
                     "period":{"from":"2018-01-01","to":"2021-12-31"},"followUpBy":"2024-08-31"}""")))
    @APIResponse(responseCode = "200",
            description = "Omgången är ändrad, eller som förut. The round was changed, or stands as it was.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RoundView.class)))
    @APIResponse(responseCode = "201", description = "Omgången är skapad. The round was created.")
    public Response put(String round, JsonNode body) {
        var defined = change.define(round, RoundDefinition.read(round, body, questionnaires), caller,
                actors.current());
        return Response.status(defined.created() ? 201 : 200).entity(defined.round()).build();
    }

    @POST
    @Path("{round}/transitions")
    @APIResponse(responseCode = "200", description = "Omgången som den nu är. The round as it now is.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RoundView.class)))
    @APIResponse(responseCode = "409", description = "Omgången kan inte gå dit från sitt läge. "
            + "The round cannot go there from its state.")
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Flytta en omgång till ett annat läge",
            description = "Move a round to another state: by ADMIN, or by a region its own round")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Bodies.TransitionBody.class), examples = @ExampleObject(
            name = "OPEN", value = "{\"to\":\"OPEN\",\"reason\":\"Beslut i styrgruppen\"}")))
    public RoundView move(String round, JsonNode body) {
        var fields = Fields.of(body);
        var to = fields.matching("to", STATE, new Text("ska vara något av %s", "must be one of %s").with(STATES));
        var reason = fields.optionalText("reason", Reason.LONGEST);
        fields.mustBeValid();
        return change.move(round, RoundState.valueOf(to), reason, caller, actors.current());
    }

    @GET
    @Authenticated
    @Operation(summary = "Lista omgångarna", description = "List the rounds")
    public Page<RoundView> list(@BeanParam PageRequest page) {
        var found = rounds.visible(caller).page(page.page() - 1, page.limit());
        return new Page<>(found.stream().map(RoundView::of).toList(), page.page(), page.limit(), found.count());
    }

    @GET
    @Path("{round}")
    @Authenticated
    @Operation(summary = "Visa en omgång", description = "Show a round, and how it stands now")
    public RoundsNow.RoundNow get(String round) {
        return now.of(rounds.visible(round, caller));
    }
}
