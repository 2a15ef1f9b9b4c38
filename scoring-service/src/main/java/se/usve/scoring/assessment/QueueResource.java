package se.usve.scoring.assessment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.unit.Narrowed;

/** The cases of a round, and how far its assessors agree. */
@Path("/scoring/v1/rounds/{round}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bedömning av exempel")
class QueueResource {

    private final Queue queue;
    private final CallersView view;
    private final AgreementOfRound agreementOfRound;

    QueueResource(Queue queue, CallersView view, AgreementOfRound agreementOfRound) {
        this.queue = queue;
        this.view = view;
        this.agreementOfRound = agreementOfRound;
    }

    @GET
    @Path("/assessments")
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR})
    @Transactional
    @Operation(summary = "Ärenden att bedöma / Cases to assess", description = """
            De som väntat längst kommer först. En bedömare ser inga ärenden från sin egen region eller från enheter den har
            anmält jäv mot, och bland PENDING inga den redan har bedömt. status: PENDING, APPROVED, REJECTED eller SUPERSEDED;
            level, region, olderThan (hur länge de har väntat minst: P7D, P2W, PT12H) och claimed (me, none, others)
            begränsar.
            The longest waiting first. An assessor sees no case from their own region or from units they have declared a
            conflict of interest with, and among PENDING none they have ruled on. status: PENDING, APPROVED, REJECTED or
            SUPERSEDED; level, region, olderThan (how long they have waited at least: P7D, P2W, PT12H) and claimed (me, none,
            others) narrow the list.""")
    public Page<AssessmentView> assessments(String round, @QueryParam("status") String status,
            @QueryParam("level") String level, @QueryParam("region") String region,
            @QueryParam("olderThan") String olderThan, @QueryParam("claimed") String claimed,
            @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var filter = new Queue.Filter(round, parameters.oneOf("status", status, Status.values(), Enum::name),
                Narrowed.toLevel(parameters, level), Narrowed.toRegion(parameters, region), age(parameters, olderThan),
                parameters.oneOf("claimed", claimed, Queue.Claimed.values(), word -> word.name().toLowerCase(Locale.ROOT)));
        parameters.mustBeValid();
        var found = queue.page(filter, page);
        return new Page<>(found.items().stream().map(view::of).toList(), found.page(), found.limit(), found.total());
    }

    private static Optional<Duration> age(Parameters parameters, String olderThan) {
        var age = Optional.ofNullable(olderThan).flatMap(Age::of);
        if (olderThan != null && age.isEmpty()) {
            parameters.mustBeOneOf("olderThan", "P7D, P2W, PT12H, …");
        }
        return age;
    }

    @GET
    @Path("/agreement")
    @RolesAllowed({Role.ADMIN, Role.STEERING, Role.ASSESSOR})
    @Transactional
    @Operation(summary = "Hur överens bedömarna är / How far the assessors agree", description = """
            Per nivå: par av bedömningar som två har gjort oberoende av varandra, hur många av dem som är lika, andelen och
            Cohens kappa (null där det inte är definierat). För en bedömare räknas bara avgjorda ärenden (counted: DECIDED),
            så att inget pågående kan utläsas.
            For each level: pairs of rulings that two made independently, how many of them are alike, the share, and Cohen's
            kappa (null where it is not defined). For an assessor only decided cases count (counted: DECIDED), so that
            nothing can be worked out about an open one.""")
    public AgreementOfRound.AgreementView agreement(String round) {
        return agreementOfRound.of(round);
    }
}
