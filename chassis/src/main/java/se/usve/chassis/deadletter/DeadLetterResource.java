package se.usve.chassis.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.deadletter.SettleLetters.Wanted;
import se.usve.chassis.input.Fields;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * The dead letters of a service's consumer groups. A service that consumes has a subclass of this with nothing but its path.
 *
 * <p>An operator sees where a letter came from, under which key and why it failed, and not what it holds: payloads hold
 * units' answers, which are no business of those who run the system. An administrator, who may read all answers, sees them.
 */
public abstract class DeadLetterResource {

    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);
    private static final int MOST = 500;
    private static final int LONGEST_REASON = 1000;

    @Inject
    LetterTopics topics;
    @Inject
    SettleLetters settleLetters;
    @Inject
    Caller caller;

    /** A page of letters. */
    public record Letters(List<Letter> items, int page, int limit, long total) {
    }

    /** What came of a request. */
    public record Outcome(boolean dryRun, List<Done> letters) {
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Letters.class)))
    @Operation(summary = "Händelser som inte gick att använda / Dead letters", description = """
            Den senaste först: de som väntar (state=WAITING, om inget annat anges), de som skickats om (RESENT) eller lagts
            åt sidan (DISMISSED), eller alla (ALL). Innehållet visas inte här. Endast ADMIN och OPERATOR.
            The newest first: those that wait (state=WAITING, unless told otherwise), were resent (RESENT) or dismissed
            (DISMISSED), or all of them (ALL). What they hold is not shown here. ADMIN and OPERATOR only.""")
    public Page<Letter> list(
            @QueryParam("state") @Parameter(description = "WAITING, RESENT, DISMISSED, ALL") String state,
            @QueryParam("group") @Parameter(description = "En konsumentgrupp. A consumer group.") String group,
            @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var wanted = state == null ? Optional.of(Shown.WAITING)
                : parameters.oneOf("state", state, Shown.values(), Shown::name);
        parameters.mustBeValid();
        return reached(() -> {
            var letters = topics.letters().stream().filter(letter -> wanted.orElseThrow().shows(letter))
                    .filter(letter -> group == null || letter.topic().group().equals(group)).toList();
            var shown = letters.stream().skip(page.offset()).limit(page.limit()).toList();
            var records = topics.read(shown.stream().map(LetterTopics.Known::id).toList());
            return new Page<>(shown.stream().filter(letter -> records.containsKey(letter.id()))
                    .map(letter -> Letter.of(letter.id(), letter.topic(), records.get(letter.id()), letter.settled()))
                    .toList(), page.page(), page.limit(), letters.size());
        });
    }

    private enum Shown {
        WAITING, RESENT, DISMISSED, ALL;

        boolean shows(LetterTopics.Known letter) {
            return this == ALL || (letter.waits() ? this == WAITING : letter.settled().outcome().name().equals(name()));
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Letter.class)))
    @APIResponse(responseCode = "404", description = "Ingen sådan händelse. No such letter.")
    @Operation(summary = "En händelse som inte gick att använda / One dead letter", description = """
            Varifrån den kom, varför den inte gick att använda och vad som gjorts med den. Innehållet, payload, visas bara för
            ADMIN: det kan vara en enhets svar. Endast ADMIN och OPERATOR.
            Where it came from, why it could not be applied and what was done with it. What it holds, payload, is shown to
            ADMIN alone: it may be a unit's answers. ADMIN and OPERATOR only.""")
    public Letter one(@PathParam("id") String id) {
        return LetterId.of(id).flatMap(letter -> reached(() -> topics.find(letter).flatMap(known -> {
            var record = Optional.ofNullable(topics.read(List.of(letter)).get(letter));
            return record.map(found -> Letter.of(letter, known.topic(), found, known.settled())
                    .with(caller.is(Role.ADMIN) ? found.value() : null));
        }))).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Det finns ingen sådan händelse: %s", "There is no such dead letter: %s").with(id)));
    }

    @POST
    @Path("/resends")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Resends.class),
            examples = @ExampleObject(name = "provkörning", value = """
            {"ids": ["usve.survey.v1.dead-letter.scoring-3-17"], "reason": "Regelverket är publicerat nu.", "dryRun": true}""")))
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Outcome.class)))
    @Operation(summary = "Skicka om händelser / Resend dead letters", description = """
            Högst 500 åt gången, i den ordning de anges. Var och en skickas som den var till det ämne den kom från, där alla
            som läser ämnet får den; den som redan använt den finner inget nytt i den. Den som redan kommit tillbaka tre
            gånger skickas bara med force. Innehållet går inte att ändra: det är utgivarens ord. dryRun berättar bara vad som
            skulle ske. Endast ADMIN och OPERATOR.
            At most 500 at a time, in the order given. Each is sent as it was to the topic it came from, where all who read
            the topic get it; one that has applied it finds nothing new in it. One that has come back three times already is
            sent with force only. What it holds cannot be changed: it is its publisher's word. dryRun only tells what would
            be done. ADMIN and OPERATOR only.""")
    public Outcome resend(JsonNode body) throws InterruptedException {
        var fields = Fields.of(body);
        var ids = ids(fields);
        var reason = fields.optionalWords("reason", LONGEST_REASON);
        var dryRun = Boolean.TRUE.equals(fields.optionalTruth("dryRun"));
        var force = Boolean.TRUE.equals(fields.optionalTruth("force"));
        fields.mustBeValid();
        return settle(ids, new Wanted(Settled.Outcome.RESENT, caller.name(), reason, dryRun, force));
    }

    @POST
    @Path("/dismissals")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Tag(name = "Drift")
    @SecurityRequirement(name = "SecurityScheme")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Dismissals.class), examples = @ExampleObject(name = "åt sidan", value = """
            {"ids": ["usve.survey.v1.dead-letter.scoring-3-17"], "reason": "Provhändelse, skickad av misstag."}""")))
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Outcome.class)))
    @Operation(summary = "Lägg händelser åt sidan / Dismiss dead letters", description = """
            Noterar att inget mer ska göras, och varför. Händelserna ligger kvar och går att se (state=DISMISSED). Högst 500
            åt gången. Endast ADMIN och OPERATOR.
            Notes that nothing more is to be done, and why. The letters stay and can be seen (state=DISMISSED). At most 500
            at a time. ADMIN and OPERATOR only.""")
    public Outcome dismiss(JsonNode body) throws InterruptedException {
        var fields = Fields.of(body);
        var ids = ids(fields);
        var reason = fields.words("reason", 1, LONGEST_REASON);
        var dryRun = Boolean.TRUE.equals(fields.optionalTruth("dryRun"));
        fields.mustBeValid();
        return settle(ids, new Wanted(Settled.Outcome.DISMISSED, caller.name(), reason, dryRun, false));
    }

    /** The body of a request. */
    record Resends(List<String> ids, String reason, Boolean dryRun, Boolean force) {
    }

    /** The body of a request. */
    record Dismissals(List<String> ids, String reason, Boolean dryRun) {
    }

    private static List<LetterId> ids(Fields fields) {
        return fields.list("ids", 1, MOST, node -> node.isTextual() ? LetterId.of(node.asText()) : Optional.empty(),
                new Text("ska vara händelsers id, som i listan", "must be ids of dead letters, as in the list"));
    }

    private Outcome settle(List<LetterId> ids, Wanted wanted) throws InterruptedException {
        try {
            return new Outcome(wanted.dryRun(), settleLetters.settle(ids, wanted));
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private static ProblemException away(KafkaException e) {
        LOG.warnf("The dead letters cannot be reached: %s", e.toString());
        return new ProblemException(ProblemType.UNAVAILABLE, new Text(
                "Kafka svarar inte. De händelser som hann skickas om väntar inte längre; listan visar vilka som gör det.",
                "Kafka does not answer. Letters that were resent before it stopped wait no more; the list shows which do."));
    }
}
