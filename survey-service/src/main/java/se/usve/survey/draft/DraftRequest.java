package se.usve.survey.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.Languages;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.Actors;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.submission.UnitInSight;

/** What every request about a draft says in the same way: who asks, what must hold, and how the draft is answered. */
@RequestScoped
class DraftRequest {

    private final RoundInForce rounds;
    private final Participations participations;
    private final Caller caller;
    private final Actors actors;
    private final HttpHeaders headers;

    DraftRequest(RoundInForce rounds, Participations participations, Caller caller, Actors actors, HttpHeaders headers) {
        this.rounds = rounds;
        this.participations = participations;
        this.caller = caller;
        this.actors = actors;
        this.headers = headers;
    }

    /**
     * {@return the unit as the caller sees it}
     *
     * @throws se.usve.chassis.problem.ProblemException 404 if the caller may not know of the round
     */
    UnitInSight unit(String round, String unit) {
        rounds.visible(round, caller);
        return UnitInSight.toAnswer(round, unit, caller);
    }

    Actor actor() {
        return actors.current();
    }

    List<Locale> languages() {
        return Languages.of(headers);
    }

    /** {@return what the headers say must hold of the draft} */
    Precondition precondition() {
        return EntityTags.precondition(headers.getRequestHeader(HttpHeaders.IF_MATCH),
                headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH));
    }

    /** {@return the draft as the answer to a request that changed it: 201 if no draft was there, or else 200} */
    Response changed(UnitInSight unit, Draft draft) {
        // A draft is overwritten only when a condition says which.
        return answer(unit, draft, precondition().guards() ? 200 : 201);
    }

    /** {@return the draft as an answer} */
    Response answer(UnitInSight unit, Draft draft, int status) {
        return Response.status(status).header(HttpHeaders.ETAG, EntityTags.of(draft.revision()))
                .entity(DraftView.of(draft, participations.get(unit), languages())).build();
    }
}
