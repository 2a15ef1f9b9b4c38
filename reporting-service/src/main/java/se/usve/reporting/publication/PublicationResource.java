package se.usve.reporting.publication;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Answer;
import se.usve.reporting.export.Format;
import se.usve.reporting.export.Printer;
import se.usve.reporting.export.Spreadsheet;
import se.usve.reporting.report.MomentRequest;

/** All of a round in one file. Open to all callers; what is read asks what they see. */
@Path("/reporting/v1/rounds/{round}")
@PermitAll
public class PublicationResource {

    @CheckedTemplate(basePath = "publication")
    static class Templates {
        static native TemplateInstance report(Report report);
    }

    private static final String LANG = "sv eller/or en; går före Accept-Language. Beats Accept-Language.";

    private final ComposeReport reports;
    private final RoundTables tables;

    PublicationResource(ComposeReport reports, RoundTables tables) {
        this.reports = reports;
        this.tables = tables;
    }

    @GET
    @Path("report.pdf")
    @Produces("application/pdf")
    @Operation(summary = "Omgångens rapport för utskrift. The round's report for print", description = """
            Omslag med sigill, sammanfattning, tabell 2, 3 och 4, fördelning, nivå för nivå, uppföljning och metod, på svenska
            eller engelska efter lang eller Accept-Language, med taggar för hjälpmedel (PDF/UA). Av en förseglad omgång ger
            samma anrop samma byte så länge regionernas åtgärder är desamma; en tidigare revision ges med revision=1.
            Cover with the seal, summary, tables 2, 3 and 4, distribution, level by level, follow-up and method, in Swedish or
            English by lang or Accept-Language, tagged for assistive technology (PDF/UA). Of a sealed round the same request
            gives the same bytes as long as the regions' plans are the same; an earlier revision is had by revision=1.""")
    @APIResponse(responseCode = "200", description = "Rapporten. The report", content = @Content(mediaType = "application/pdf"))
    @APIResponse(responseCode = "400", description = "En parameter är fel. A parameter is wrong")
    @APIResponse(responseCode = "401", description = "Omgången är inte publicerad och biljett saknas. Not published, and no token")
    @APIResponse(responseCode = "403", description = "Rollen ser inte omgången. The role does not see the round")
    @APIResponse(responseCode = "404", description = "Omgången eller revisionen finns inte. There is no such round, or no such revision")
    @APIResponse(responseCode = "503", description = "Många utskrifter görs. Many are being printed")
    public Response report(@Parameter(example = "2018-2021") @PathParam("round") String round,
            @BeanParam MomentRequest when, @QueryParam("lang") @Parameter(description = LANG, example = "sv") String lang,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var parameters = new Parameters();
        var moment = when.read(parameters);
        var chosen = parameters.oneOf("lang", lang, Language.values(), Language::code);
        parameters.mustBeValid();
        var language = chosen.orElseGet(() -> Language.of(languages));
        var composed = reports.compose(round, moment, language);
        return Response.ok(Printer.print(Templates.report(composed.report()).render(), composed.asOf()),
                        Format.PDF.contentType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.CONTENT_DISPOSITION, Answer.attachment("report-" + round, "pdf")).build();
    }

    @GET
    @Path("workbook.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(summary = "Omgångens alla tabeller i en arbetsbok. All tables of the round in a workbook", description = """
            En tabell per blad, med omslag och noter. Enheterna en och en hämtas för sig (units).
            One table a sheet, with a cover and notes. The units one by one are fetched by themselves (units).""")
    @APIResponse(responseCode = "200", description = "Arbetsboken. The workbook", content = @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
    @APIResponse(responseCode = "400", description = "En parameter är fel. A parameter is wrong")
    @APIResponse(responseCode = "401", description = "Omgången är inte publicerad och biljett saknas. Not published, and no token")
    @APIResponse(responseCode = "403", description = "Rollen ser inte omgången. The role does not see the round")
    @APIResponse(responseCode = "404", description = "Omgången eller revisionen finns inte. There is no such round, or no such revision")
    public Response workbook(@Parameter(example = "2018-2021") @PathParam("round") String round,
            @BeanParam MomentRequest when) {
        var moment = when.read();
        var name = round.replace('-', '–');
        return Response.ok(new Spreadsheet(new Text("Miniminivåer i universitetssjukvården, omgång " + name,
                        "Minimum levels in university health care, round " + name), tables.all(round, moment)).write(),
                        Format.XLSX.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, Answer.attachment("workbook-" + round, "xlsx")).build();
    }
}
