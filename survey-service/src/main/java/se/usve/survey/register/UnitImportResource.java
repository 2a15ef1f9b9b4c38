package se.usve.survey.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.Languages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.files.SentAs;
import se.usve.survey.lane.Lanes;
import se.usve.survey.round.RoundInForce;

/** Files of units, sent over HTTP. */
@Path("/survey/v1/rounds/{round}/units")
@Tag(name = "Enheter")
class UnitImportResource {

    /**
     * What became of a file.
     *
     * @param stored whether what has no errors was stored; false for a dry run
     */
    record Imported(boolean dryRun, boolean atomic, boolean stored, long created, long changed, long unchanged,
            long rejected, List<Row> rows) {
    }

    /** A row: what is done about its unit, what changes, and everything that is wrong. */
    record Row(int row, String unit, Planned.Action action, List<RegistrationChange.Change> changes,
            List<CellError> errors) {
    }

    /** An error of a row: in which column, how a spreadsheet names that, and what is wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CellError(int row, String column, String letter, String code, String message) {
    }

    private final ImportUnits imports;
    private final Lanes lanes;
    private final RoundInForce rounds;
    private final Registrars registrars;
    private final Caller caller;

    UnitImportResource(ImportUnits imports, Lanes lanes, RoundInForce rounds, Registrars registrars, Caller caller) {
        this.imports = imports;
        this.lanes = lanes;
        this.rounds = rounds;
        this.registrars = registrars;
        this.caller = caller;
    }

    @POST
    @Path("imports")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.REGION})
    @Operation(summary = "Registrera många enheter med en fil, eller visa vad den skulle ändra", description = """
            Register many units by a file, CSV or XLSX, or with dryRun=true be shown what it would change. An empty cell
            clears the field, a column that is not in the file leaves it as it is. Without dryRun the rows without errors
            are stored; with atomic=true nothing is if any row has errors.""")
    @RequestBody(content = @Content(mediaType = "text/csv", examples = @ExampleObject(name = "två enheter", value = """
            enhet;namn;region;specialitet;hsa-id;utnämnd år;direkt patientkontakt;del av;skäl
            12-ogon-lund;Ögon Lund;12;Oftalmologi;SE2321000255-O12345;2016;JA;;
            12-ogon-malmo;Ögon Malmö;12;Oftalmologi;;2019;JA;12-ogon-lund;Ny enhet
            """)))
    @APIResponse(responseCode = "200", description = "Vad filen ändrar, rad för rad. What the file changes, row by row.")
    @APIResponse(responseCode = "413", description = "Filen är för stor. The file is too large.")
    @APIResponse(responseCode = "422", description = "Filen går inte att läsa, eller atomic=true och rader har fel. "
            + "The file cannot be read, or atomic=true and rows have errors.")
    @APIResponse(responseCode = "429", description = "Era filer läses redan; se Retry-After. Your files are being read.")
    public Imported importFile(String round, @RestQuery Optional<String> dryRun, @RestQuery Optional<String> atomic,
            InputStream body, @Context HttpHeaders headers) throws IOException {
        SentAs.table(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        var wrong = new ArrayList<Violation>();
        var mode = new ImportUnits.Mode(flag("dryRun", dryRun, wrong), flag("atomic", atomic, wrong));
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, ProblemType.INVALID_PARAMETER.title(), wrong);
        }
        var registrar = registrars.current();
        List<ImportUnits.Row> rows;
        try (var _ = lanes.enter(registrar.region())) {
            rows = imports.importFile(round, body.readAllBytes(), mode, caller, registrar);
        }
        var languages = Languages.of(headers);
        return new Imported(mode.dryRun(), mode.atomic(), !mode.dryRun(), count(rows, Planned.Action.CREATED),
                count(rows, Planned.Action.CHANGED), count(rows, Planned.Action.UNCHANGED),
                count(rows, Planned.Action.REJECTED), rows.stream().map(row -> view(row, languages)).toList());
    }

    @GET
    @Path("template.csv")
    @Produces("text/csv")
    @RolesAllowed({Role.ADMIN, Role.REGION, Role.STEERING})
    @Operation(summary = "Hämta en mall för att registrera enheter med en fil",
            description = "Fetch a template for registering units by a file; format=csv-sv for a Swedish spreadsheet")
    public Response template(String round, @RestQuery Optional<String> format) {
        rounds.visible(round, caller);
        return UnitFile.of("enheter-mall.csv", format, Stream.of());
    }

    private static boolean flag(String name, Optional<String> value, List<Violation> wrong) {
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            wrong.add(new Violation("/" + name, "INVALID_PARAMETER",
                    new Text("%s ska vara true eller false", "%s must be true or false").with(name)));
        }
        return value.filter("true"::equals).isPresent();
    }

    private static long count(List<ImportUnits.Row> rows, Planned.Action action) {
        return rows.stream().filter(row -> row.action() == action).count();
    }

    private static Row view(ImportUnits.Row row, List<Locale> languages) {
        return new Row(row.row(), row.unit(), row.action(), row.changes(), row.errors().stream()
                .map(error -> new CellError(error.row(), error.column(), error.letter(), error.code(),
                        error.message().in(languages))).toList());
    }
}
