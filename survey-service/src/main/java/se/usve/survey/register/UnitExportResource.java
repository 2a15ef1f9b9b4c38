package se.usve.survey.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.survey.round.RoundInForce;

/** The units of a round as a file, over HTTP: to be changed and sent again. */
@Path("/survey/v1/rounds")
@Produces("text/csv")
@Tag(name = "Enheter")
class UnitExportResource {

    private final Register register;
    private final RoundInForce rounds;
    private final Caller caller;

    UnitExportResource(Register register, RoundInForce rounds, Caller caller) {
        this.register = register;
        this.rounds = rounds;
        this.caller = caller;
    }

    @GET
    @Path("{round}/units.csv")
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
    @Operation(summary = "Hämta omgångens enheter som CSV; samma fil går att skicka in igen", description = """
            Fetch the units of the round as CSV; the same file can be sent again. format=csv-sv for a Swedish
            spreadsheet.""")
    public Response export(String round, @RestQuery Optional<String> format) {
        rounds.visible(round, caller);
        var units = register.participants(round, caller.readsOnly(), Integer.MAX_VALUE, 0);
        return UnitFile.of("enheter-" + round + ".csv", format,
                units.stream().map(unit -> UnitTitles.cells(unit.id(), unit.registration())));
    }
}
