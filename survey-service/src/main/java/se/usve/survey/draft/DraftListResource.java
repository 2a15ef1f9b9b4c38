package se.usve.survey.draft;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.round.RoundInForce;

/** The drafts of a round over HTTP. */
@Path("/survey/v1/rounds/{round}/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Utkast")
class DraftListResource {

    /** A draft in a list: how many questions it answers of those asked, and how many answers wait to be confirmed. */
    record Entry(String unit, long revision, Instant savedAt, String savedBy, int asked, int answered, int carriedOver) {
    }

    private final Drafts drafts;
    private final RoundInForce rounds;
    private final Questionnaires questionnaires;
    private final Caller caller;

    DraftListResource(Drafts drafts, RoundInForce rounds, Questionnaires questionnaires, Caller caller) {
        this.drafts = drafts;
        this.rounds = rounds;
        this.questionnaires = questionnaires;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lista omgångens utkast; en region ser sina egna",
            description = "List the drafts of the round; a region sees its own")
    public Page<Entry> list(String round, @BeanParam PageRequest page) {
        var questionnaire = questionnaires.get(rounds.visible(round, caller).questionnaire());
        var region = caller.actsOnlyFor();
        var items = drafts.of(round, region, page.limit(), page.offset()).stream().map(draft -> {
            var state = DraftState.of(questionnaire, draft.answers());
            return new Entry(draft.unit(), draft.revision(), draft.savedAt(), draft.savedBy(), state.asked(),
                    state.answered(), draft.carriedOver().size());
        }).toList();
        return new Page<>(items, page.page(), page.limit(), drafts.count(round, region));
    }
}
