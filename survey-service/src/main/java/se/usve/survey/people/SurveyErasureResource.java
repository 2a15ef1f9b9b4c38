package se.usve.survey.people;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import se.usve.chassis.erasure.ErasureResource;

/** Erasure of the people whose names this service keeps. */
@Path("/survey/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
class SurveyErasureResource extends ErasureResource {
}
