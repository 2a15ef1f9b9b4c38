package se.usve.survey.reminder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.survey.audit.Actors;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.round.RoundState;

/** The reminders of a round over HTTP. */
@Path("/survey/v1/rounds/{round}/reminders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Inflöde och påminnelser")
class ReminderResource {

    /**
     * The log.
     *
     * @param mail  how letters go out, or that they do not
     * @param items the reminders, the newest first
     * @param page  number of the page, from 1
     * @param limit how many a page holds at most
     * @param total how many there are in all
     */
    record Log(Post.Means mail, List<LogEntry> items, int page, int limit, long total) {
    }

    /** The letters of a day that would go, and the units that nobody would be reminded of. */
    record Due(String round, LocalDate on, Post.Means mail, List<DueLetter> letters,
            List<Letter.Missing> withoutRecipient) {
    }

    /** A letter that would go. */
    record DueLetter(String recipient, List<Letter.Missing> units) {
    }

    /** What a request to send came to: how many letters are in which state by it. */
    record Sent(String round, LocalDate date, Post.Means mail, Map<State, Integer> letters) {
    }

    private final SendReminders send;
    private final Reminders reminders;
    private final Post post;
    private final RoundInForce rounds;
    private final Caller caller;
    private final Actors actors;
    private final InstantSource clock;

    ReminderResource(SendReminders send, Reminders reminders, Post post, RoundInForce rounds, Caller caller,
            Actors actors, InstantSource clock) {
        this.send = send;
        this.reminders = reminders;
        this.post = post;
        this.rounds = rounds;
        this.caller = caller;
        this.actors = actors;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Visa vilka påminnelser som har gått, och vad det blev av dem; en region ser sina egna",
            description = "Show what reminders have gone and what became of them; a region sees its own")
    public Log log(String round, @BeanParam PageRequest page) {
        rounds.visible(round, caller);
        var region = caller.actsOnlyFor();
        var entries = reminders.log(round, region, page.limit(), page.offset()).stream()
                .map(entry -> region.map(entry::of).orElse(entry)).toList();
        return new Log(post.means(), entries, page.page(), page.limit(), reminders.count(round, region));
    }

    @GET
    @Path("due")
    @Operation(summary = "Visa vilka brev som skulle gå en viss dag, i dag om inget annat sägs, och vilka enheter ingen "
            + "skulle påminnas om",
            description = "Show what letters would go on a day, today unless told, and which units nobody would be "
                    + "reminded of")
    public Due due(String round, @RestQuery Optional<String> on) {
        rounds.visible(round, caller);
        var day = on.map(ReminderResource::day).orElseGet(this::today);
        var region = caller.actsOnlyFor();
        var due = send.due(round, day);
        return new Due(round, day, post.means(),
                due.letters().stream().map(letter -> new DueLetter(letter.address(), inSight(letter.units(), region)))
                        .filter(letter -> !letter.units().isEmpty()).toList(),
                inSight(due.withoutRecipient(), region));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Operation(summary = "Skicka dagens påminnelser nu; den som redan har fått sin i dag får ingen till",
            description = "Send the day's reminders now; who has got theirs today gets no other")
    @APIResponse(responseCode = "200", description = "Hur många brev som gick. How many letters went.")
    @APIResponse(responseCode = "409", description = "Omgången tar inte emot svar. The round receives no answers.")
    public Sent send(String round) {
        var state = rounds.visible(round, caller).state();
        if (state != RoundState.OPEN && state != RoundState.CLOSED) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Omgången är %s: det finns inget att påminna om", "The round is %s: there is nothing to remind of")
                    .with(state));
        }
        var day = today();
        return new Sent(round, day, post.means(), send.send(round, day, actors.current()));
    }

    private static List<Letter.Missing> inSight(List<Letter.Missing> units, Optional<String> region) {
        return units.stream().filter(unit -> region.isEmpty() || region.get().equals(unit.region())).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Sweden.ZONE);
    }

    private static LocalDate day(String text) {
        return Schedule.day(text).orElseThrow(() -> new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                "on ska vara ett datum som 2026-12-01", "on must be a date such as 2026-12-01")));
    }
}
