package se.usve.chassis.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;

/** Erasure of people over HTTP. A service that keeps names has a subclass of this with nothing but its path. */
public abstract class ErasureResource {

    @Inject
    ErasePerson erasePerson;
    @Inject
    Erasures erasures;
    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Role.ADMIN)
    @Tag(name = "Personuppgifter")
    @SecurityRequirement(name = "SecurityScheme")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ErasureOrder.Body.class), examples = @ExampleObject(name = "person", value = """
            {"subject": "anna.svensson", "aliases": ["Anna Svensson", "anna.svensson@region.example"],
             "reason": "Begäran 2026-11-20, dnr 1.2-345/2026", "role": "ASSESSOR", "region": "12"}""")))
    @APIResponse(responseCode = "200", description = "Vad som skulle raderas, eller att inget fanns. What would be erased, or "
            + "that there was nothing.", content = @Content(
                    mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Erasure.class)))
    @APIResponse(responseCode = "201", description = "Personen är ersatt av en pseudonym. The person is replaced by a pseudonym.")
    @APIResponse(responseCode = "409", description = "Personen har något pågående, eller namnen har handlat som olika "
            + "personer i samma sak. The person has something under way, or the names have acted as several people in one matter.")
    @Operation(summary = "Radera en person: namnet ersätts av en slumpad pseudonym överallt i tjänsten", description = """
            Erase a person: the name is replaced by a random pseudonym everywhere in the service, in one transaction; nothing
            keeps whose it is. subject and aliases are all that the person is called, compared without regard to case. role and
            region, if told, are kept beside the pseudonym, so that it can still be seen as what somebody acted. With
            dryRun=true it is only counted. mentions are free texts that hold the name; they stay as they are.""")
    public Response erase(JsonNode body, @RestQuery @DefaultValue("false") boolean dryRun) {
        var erased = erasePerson.erase(ErasureOrder.read(body), caller.name(), dryRun);
        return Response.status(erased.erasure() == null ? 200 : 201).entity(erased).build();
    }

    @GET
    @RolesAllowed(Role.ADMIN)
    @Tag(name = "Personuppgifter")
    @SecurityRequirement(name = "SecurityScheme")
    @Operation(summary = "Visa de raderingar som gjorts, den nyaste först", description = """
            Show the erasures there have been, the newest first: when, why and by whom, never of whom.""")
    public Page<Erasure> list(@BeanParam PageRequest page) {
        return erasures.list(page);
    }
}
