package se.usve.scoring.operation;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.usve.chassis.deadletter.DeadLetterResource;

/** Dead letters of this service's consumer group. */
@Path("/scoring/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class LetterResource extends DeadLetterResource {
}
