package se.usve.scoring.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Fields;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.unit.Rationale;

/** An assessor's work with one case. */
@Path("/scoring/v1/assessments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bedömning av exempel")
class AssessmentResource {

    private static final int MOST_SIMILAR = 20;
    private static final Pattern DECISION = Pattern.compile("APPROVED|REJECTED");

    /** What has happened to a case, as sent. */
    record HistoryView(List<CaseEntry> entries) {
    }

    /** Earlier rulings on texts like a case's, as sent. */
    record SimilarView(List<SimilarRuling> rulings) {
    }

    private final OpenCase openCase;
    private final ClaimCase claimCase;
    private final RuleOnExample ruleOnExample;
    private final WithdrawRuling withdrawRuling;

    AssessmentResource(OpenCase openCase, ClaimCase claimCase, RuleOnExample ruleOnExample,
            WithdrawRuling withdrawRuling) {
        this.openCase = openCase;
        this.claimCase = claimCase;
        this.ruleOnExample = ruleOnExample;
        this.withdrawRuling = withdrawRuling;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Transactional
    @Operation(summary = "Ett ärende / A case", description = """
            Exemplet med nivåns lydelse och vad det bedöms efter, vem som har tagit ärendet, och hur långt bedömningen har
            kommit. Vid dubbel bedömning ser den som kan bli bedömare inget av den andras ställningstagande förrän ärendet är
            avgjort; en tredje ser de två men inte vilka som gjorde dem.
            The example with the level's wording and what it is judged by, who has claimed the case, and how far the review
            has come. Under double review whoever may rule sees nothing of the other's ruling until the case is decided; a
            third sees both, but not whose they are.""")
    public AssessmentView assessment(String id) {
        return openCase.open(id);
    }

    @GET
    @Path("/history")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Transactional
    @Operation(summary = "Vad som har hänt i ärendet / What has happened to the case", description = """
            Det äldsta först, så långt den som frågar får veta.
            The oldest first, as far as the caller may know.""")
    public HistoryView history(String id) {
        return new HistoryView(openCase.history(id));
    }

    @GET
    @Path("/similar")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Transactional
    @Operation(summary = "Bedömningar av liknande exempel / Rulings on similar examples", description = """
            Avgjorda ärenden om samma fråga, i alla omgångar, vars text delar ord med detta; det mest lika först. Inga från
            den egna regionen eller från enheter man är jävig mot. limit: 1–20.
            Decided cases about the same question, in every round, whose text shares words with this one; the most similar
            first. None from one's own region or from units one has a conflict of interest with. limit: 1–20.""")
    public SimilarView similar(String id, @QueryParam("limit") @DefaultValue("5") String limit) {
        var parameters = new Parameters();
        var most = parameters.whole("limit", limit, MOST_SIMILAR);
        parameters.mustBeValid();
        return new SimilarView(openCase.similar(id, most));
    }

    @POST
    @Path("/claim")
    @RolesAllowed(Role.ASSESSOR)
    @Transactional
    @APIResponse(responseCode = "201", description = "Ärendet är ditt. The case is yours.")
    @APIResponse(responseCode = "200", description = "Det var redan ditt, och är det längre. It was yours, and stays so longer.",
            content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(responseCode = "409", description = "Någon annan har ärendet, eller det är inte längre att bedöma. "
            + "Another holds it, or it is no longer to be judged.")
    @Operation(summary = "Ta ett ärende / Claim a case", description = """
            Ingen annan kan då bedöma det förrän tiden har gått ut eller ärendet har lämnats. Vid dubbel bedömning kan två ha
            ett ärende samtidigt. 409 (claimed) säger vem som har det och till när.
            Nobody else can rule on it until the claim runs out or is released. Under double review two may hold a case at
            once. 409 (claimed) says who has it and until when.""")
    public Response claim(String id) {
        var claimed = claimCase.claim(id);
        return Response.status(claimed.renewed() ? Response.Status.OK : Response.Status.CREATED)
                .entity(claimed.assessment()).build();
    }

    @DELETE
    @Path("/claim")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Transactional
    @APIResponse(responseCode = "204", description = "Det är ledigt. It is free.")
    @APIResponse(responseCode = "409", description = "Omgången är publicerad. The round is published.")
    @Operation(summary = "Lämna ett ärende / Release a case", description = """
            Det egna; ADMIN kan lämna åt den som assessor anger, eller åt alla som har det.
            One's own claim; ADMIN may end that of whom assessor names, or everybody's.""")
    public void release(String id, @QueryParam("assessor") String assessor) {
        claimCase.release(id, Optional.ofNullable(assessor));
    }

    @POST
    @Path("/rulings")
    @RolesAllowed(Role.ASSESSOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "godkänt",
            value = "{\"decision\": \"APPROVED\", \"rationale\": \"Exemplet beskriver en konkret förändring.\"}")))
    @APIResponse(responseCode = "201", description = "Ärendet med bedömningen. The case with the ruling.",
            content = @Content(schema = @Schema(implementation = AssessmentView.class)))
    @APIResponse(responseCode = "409", description = "Någon annan har ärendet, eller det är inte längre att bedöma. "
            + "Another holds it, or it is no longer to be judged.")
    @Operation(summary = "Avgör ett ärende / Rule on a case", description = """
            decision: APPROVED eller REJECTED; rationale: motivering, 1–4000 tecken. Enhetens resultat räknas om i samma
            transaktion. Vid dubbel bedömning avgörs ärendet av två som är ense, annars av en tredje.
            The unit's result is computed anew in the same transaction. Under double review two who agree decide the case,
            else a third.""")
    public Response rule(String id, JsonNode body) {
        // Who may not rule is told so before what is wrong with the ruling.
        openCase.mustBeJudgeable(id);
        var fields = Fields.of(body);
        var decision = fields.matching("decision", DECISION,
                new Text("ska vara APPROVED eller REJECTED", "must be APPROVED or REJECTED"));
        var rationale = Rationale.of(fields);
        fields.mustBeValid();
        return Response.status(Response.Status.CREATED)
                .entity(ruleOnExample.rule(id, Decision.valueOf(decision), rationale)).build();
    }

    @DELETE
    @Path("/rulings/{ruling}")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "återkallelse",
            value = "{\"rationale\": \"Jag läste fel exempel.\"}")))
    @APIResponse(responseCode = "200", description = "Bedömningen, tillbakadragen. The ruling, withdrawn.",
            content = @Content(schema = @Schema(implementation = RulingView.class)))
    @APIResponse(responseCode = "409", description = "Den är redan tillbakadragen, eller omgången är publicerad. "
            + "It is withdrawn, or the round is published.")
    @Operation(summary = "Dra tillbaka en bedömning / Withdraw a ruling", description = """
            Den egna; ADMIN vilken som helst. Motivering krävs, i innehållet eller, från en klient som inte kan skicka innehåll
            med DELETE, i frågesträngen. Ärendet frågar igen, enheten räknas om, och bedömningen finns kvar i historiken.
            One's own; ADMIN any. A rationale is required, in the body or, from a client that cannot send one with DELETE, in
            the query. The case asks again, the unit is scored anew, and the ruling stays in the history.""")
    public RulingView withdraw(String id, String ruling, @QueryParam("rationale") String inQuery, JsonNode body) {
        return withdrawRuling.withdraw(id, ruling, Rationale.ofDelete(body, inQuery));
    }
}
