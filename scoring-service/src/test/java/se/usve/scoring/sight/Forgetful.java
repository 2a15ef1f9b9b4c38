package se.usve.scoring.sight;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.access.Role;
import se.usve.scoring.store.Database;

/** What somebody might write who forgets that a caller is of one region. */
@Path("/scoring/v1/forgetful/{round}")
@RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR})
public class Forgetful {

    private final Database database;

    Forgetful(Database database) {
        this.database = database;
    }

    @GET
    @Transactional
    @Operation(hidden = true)
    public List<String> unitsWithResults(String round) {
        return database.query("select unit from result where round = ? order by unit", row -> row.text("unit"), round);
    }
}
