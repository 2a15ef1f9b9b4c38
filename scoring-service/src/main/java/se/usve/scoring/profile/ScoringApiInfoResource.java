package se.usve.scoring.profile;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.usve.chassis.profile.ApiInfoResource;

/** What this API is and where its documentation is. */
@Path("/scoring/v1/api-info")
@Produces(MediaType.APPLICATION_JSON)
class ScoringApiInfoResource extends ApiInfoResource {
}
