package se.usve.reporting.stream;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.access.Caller;
import se.usve.reporting.report.ReadLive;

/** A round's figures as they change. Open to all callers; what they see is decided as for the tables. */
@Path("/reporting/v1/rounds/{round}/stream")
@PermitAll
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
public class StreamResource {

    private final ReadLive figures;
    private final Following following;
    private final Caller caller;

    StreamResource(ReadLive figures, Following following, Caller caller) {
        this.figures = figures;
        this.following = following;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponse(responseCode = "200", description = "Händelser så länge anropet står öppet. Events while the call is open.",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS,
                    schema = @Schema(implementation = LiveFigures.class), examples = @ExampleObject(name = "figures", value = """
                    event: figures
                    id: 4711
                    retry: 2000
                    data: {"asOf":"2026-03-01T09:00:00Z","groups":[{"code":"01",…},{"code":"SE",…}],"levels":[{"level":7,"cells":[…]}]}
                    """)))
    @APIResponse(responseCode = "429", description = "Så många strömmar har samma anropare eller adress som tillåts; Retry-After "
            + "säger när det går att försöka igen. The caller or address has as many streams as allowed.")
    @APIResponse(responseCode = "503", description = "Tjänsten har så många strömmar som den tar emot. "
            + "As many streams as the service takes.")
    @Operation(summary = "Följ en omgångs siffror direkt / Follow a round's figures live", description = """
            Server-sent events (text/event-stream, WHATWG HTML 9.2). Värdena är alltid de som gäller nu, för regionerna och
            riket (SE), med samma fält som /levels och nämnaren RESPONDING. Tre slags händelser:
            reset: alla grupper och nivåer; glöm det som visades förut. Kommer först, och när Last-Event-ID är för gammalt.
            figures: de grupper och nivåer som ändrats sedan den förra; ersätt deras rader och celler.
            end: {"reason":"ROUND_CHANGED|TOKEN_EXPIRED|SERVICE_STOPPING"}; strömmen tar slut. Anropa igen.
            Varje reset och figures har ett id; skicka det senaste i Last-Event-ID så kommer det som ändrats sedan dess.
            Flera ändringar kan komma som en, och en kan komma två gånger. En kommentar minst var 15:e sekund visar att
            strömmen lever. Vem som ser vad är som för tabellerna.
            Server-sent events. Values are always the current ones, for the regions and the nation (SE), fields as in
            /levels with denominator RESPONDING. Three kinds of events:
            reset: all groups and levels; forget what was shown. Comes first, and when Last-Event-ID is too old.
            figures: the groups and levels changed since the last; replace their rows and cells.
            end: {"reason":"ROUND_CHANGED|TOKEN_EXPIRED|SERVICE_STOPPING"}; the stream ends. Call again.
            Each reset and figures has an id; send the newest as Last-Event-ID to get what changed since. Changes may come
            as one, and one may come twice. A comment at least every 15 seconds shows that the stream stands. Who sees what
            is as for the tables.""")
    public void stream(@PathParam("round") String round,
            @HeaderParam("Last-Event-ID") @Parameter(description = "Id för den senast mottagna händelsen. Id of the last event "
                    + "received.", example = "4711", schema = @Schema(type = SchemaType.STRING)) String last,
            @Context SseEventSink sink, @Context Sse sse, @Context RoutingContext http) {
        var followed = figures.follow(round);
        var who = caller.isAnonymous() ? "address " + http.request().remoteAddress().hostAddress() : "name " + caller.name();
        http.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
        following.add(new Client(who, followed, number(last), caller.until(), sink, http.request().connection()), sse);
    }

    /** {@return whether there is something to follow} Answered as a GET it would be a stream, which has no end. */
    @HEAD
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Response head(@PathParam("round") String round) {
        figures.follow(round);
        return Response.ok().header("Cache-Control", "no-store").build();
    }

    /** What is no number of ours says nothing of where the client was. */
    private static long number(String last) {
        return last != null && last.matches("[0-9]{1,18}") ? Long.parseLong(last) : Client.NOTHING;
    }
}
