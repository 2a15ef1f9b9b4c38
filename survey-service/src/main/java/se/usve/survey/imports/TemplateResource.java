package se.usve.survey.imports;

import jakarta.annotation.security.RolesAllowed;
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
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.files.FileFormat;

/** The template of a round over HTTP: a file to fill in and send as an import. */
@Path("/survey/v1/rounds/{round}/questionnaire/template.{type}")
@Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", MediaType.WILDCARD})
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Filer")
class TemplateResource {

    private final RoundFiles files;
    private final Caller caller;

    TemplateResource(RoundFiles files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Hämta en mall att fylla i, template.xlsx eller template.csv: en rad per enhet",
            description = "Fetch a template to fill in, template.xlsx or template.csv: a row for each of the caller's units "
                    + "(ADMIN: of all, or of one region), with the answers that are stored unless answers=false. CSV with "
                    + "commas and codes, or with format=csv-sv as a Swedish spreadsheet has it.")
    @APIResponse(responseCode = "200", description = "Mallen. The template.")
    public Response template(String round, String type, @RestQuery Optional<String> region,
            @RestQuery Optional<String> answers, @RestQuery Optional<String> format) {
        var wanted = AnswerDocument.ofExtension(type).filter(found -> found != FileFormat.NDJSON)
                .orElseThrow(RoundFiles::noSuchFile);
        return files.template(round,
                new RoundFiles.Wanted(wanted, AnswerDocument.profile(format), region, "mall"), filledIn(answers), caller);
    }

    private static boolean filledIn(Optional<String> answers) {
        return switch (answers.orElse("true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "answers ska vara true eller false", "answers must be true or false"));
        };
    }
}
