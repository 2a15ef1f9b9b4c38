package se.usve.survey.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;

/** What a round's units have answered, as a file over HTTP. */
@Path("/survey/v1/rounds/{round}/answers.{type}")
@Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/x-ndjson",
        MediaType.WILDCARD})
@RolesAllowed({Role.ADMIN, Role.REGION, Role.ASSESSOR, Role.STEERING})
@Tag(name = "Filer")
class ExportResource {

    private final RoundFiles files;
    private final Caller caller;

    ExportResource(RoundFiles files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Hämta de nyaste svaren, answers.csv, answers.xlsx eller answers.ndjson",
            description = "Fetch the newest answers, answers.csv, answers.xlsx or answers.ndjson: a row for each unit that "
                    + "has answered; a region sees its own units. Sent as an import, the file changes nothing. CSV with "
                    + "commas and codes, or with format=csv-sv as a Swedish spreadsheet has it. With versions=false it does not "
                    + "tell which versions it was made from, and so may later put back what was changed meanwhile.")
    @APIResponse(responseCode = "200", description = "Svaren. The answers.")
    public Response answers(String round, String type, @RestQuery Optional<String> region,
            @RestQuery Optional<String> format, @RestQuery @DefaultValue("true") boolean versions) {
        var wanted = AnswerDocument.ofExtension(type).orElseThrow(RoundFiles::noSuchFile);
        return files.answers(round,
                new RoundFiles.Wanted(wanted, AnswerDocument.profile(format), region, "svar"), versions, caller);
    }
}
