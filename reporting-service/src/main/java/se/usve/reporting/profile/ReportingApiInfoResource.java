package se.usve.reporting.profile;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.usve.chassis.profile.ApiInfoResource;

/** What this API is and where its documentation is. */
@Path("/reporting/v1/api-info")
@Produces(MediaType.APPLICATION_JSON)
class ReportingApiInfoResource extends ApiInfoResource {
}
