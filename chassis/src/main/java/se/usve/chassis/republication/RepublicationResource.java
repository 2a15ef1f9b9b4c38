package se.usve.chassis.republication;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.input.Uuids;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Rounds told again. A service that publishes events has a subclass of this, with its path. */
public abstract class RepublicationResource {

    private static final Pattern ROUND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Text RUNNING = new Text("En återpublicering pågår redan", "A republication is going on already");

    @Inject
    Republish republish;
    @Inject
    Republications republications;
    @Inject
    Caller caller;

    /** {@return whether the service knows of the round} */
    protected abstract boolean isKnown(String round);

    /** Notes that it was asked for, where the service keeps an account of such things. */
    protected void begun(Republication begun) {
        // The republication itself is kept, with who asked for it.
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Wanted.class),
            examples = @ExampleObject(name = "räkna en omgångs händelser", value = """
            {"round": "2018-2021", "dryRun": true}""")))
    @APIResponse(responseCode = "202", description = "Återpubliceringen har börjat; Location säger var den följs. "
            + "The republication has begun; Location says where to follow it.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = Republication.class)))
    @APIResponse(responseCode = "409", description = "En återpublicering pågår redan. A republication is going on already.")
    @Operation(summary = "Publicera om en omgångs händelser / Tell a round's events again", description = """
            När händelser gått förlorade i Kafka: alla versioner av allt tjänsten berättat om omgången (round), eller om alla
            omgångar (allRounds: true), görs på nytt av det som är lagrat och skickas till ämnet i versionernas ordning. Den som
            redan har dem finner inget nytt i dem. dryRun räknar dem bara. Endast ADMIN och OPERATOR.
            When Kafka has lost events: every version of everything the service told of the round (round), or of all rounds
            (allRounds: true), is made anew of what is stored and sent to the topic in the order of versions. Who has them
            finds nothing new in them. dryRun only counts them. ADMIN and OPERATOR only.""")
    public Response begin(JsonNode body, @Context UriInfo uri) {
        var fields = Fields.of(body);
        var round = fields.optionalMatching("round", ROUND,
                new Text("ska vara en omgångs id", "must be the id of a round"));
        var allRounds = Boolean.TRUE.equals(fields.optionalTruth("allRounds"));
        var dryRun = Boolean.TRUE.equals(fields.optionalTruth("dryRun"));
        if (allRounds == (round != null)) {
            fields.add("round", Fields.INVALID_VALUE, new Text("ange en omgång i round, eller allRounds: true",
                    "name a round in round, or give allRounds: true"));
        }
        fields.mustBeValid();
        if (round != null && !isKnown(round)) {
            throw new ProblemException(ProblemType.NOT_FOUND, new Text(
                    "Omgången %s finns inte", "There is no round %s").with(round));
        }
        var id = republish.begin(Optional.ofNullable(round), dryRun, caller.name())
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, RUNNING));
        var begun = find(id.toString());
        begun(begun);
        return Response.accepted(begun).location(uri.getAbsolutePathBuilder().path(id.toString()).build()).build();
    }

    /** The body of a request. */
    record Wanted(String round, Boolean allRounds, Boolean dryRun) {
    }

    /** A page of republications. */
    public record Republished(List<Republication> items, int page, int limit, long total) {
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Republished.class)))
    @Operation(summary = "Återpubliceringar, den senaste först / Republications, the newest first", description = """
            Alla som begärts, av vem, och hur de slutade. Endast ADMIN och OPERATOR.
            All that were asked for, by whom, and how they ended. ADMIN and OPERATOR only.""")
    public Page<Republication> list(@BeanParam PageRequest page) {
        return republications.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Republication.class)))
    @APIResponse(responseCode = "404", description = "Ingen sådan återpublicering. No such republication.")
    @Operation(summary = "En återpublicering / One republication", description = """
            Hur långt den har kommit och, när den är klar, hur många händelser av varje slag. Endast ADMIN och OPERATOR.
            How far it has come and, once it is done, how many events of each type. ADMIN and OPERATOR only.""")
    public Republication find(@PathParam("id") String id) {
        return Uuids.of(id).flatMap(republications::find).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Det finns ingen återpublicering %s", "There is no republication %s").with(id)));
    }
}
