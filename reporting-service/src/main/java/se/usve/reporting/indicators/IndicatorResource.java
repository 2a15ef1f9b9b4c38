package se.usve.reporting.indicators;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.reporting.export.Answer;
import se.usve.reporting.report.TableRequest;

/** The figures of a round's answers. Open to all callers; {@link se.usve.reporting.report.Visibility} decides what they see. */
@Path("/reporting/v1/rounds/{round}/indicators")
@PermitAll
public class IndicatorResource {

    private final ReadIndicators indicators;

    IndicatorResource(ReadIndicators indicators) {
        this.indicators = indicators;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Indikatorerna i en omgång. The indicators of a round", description = """
            Rapportens tabeller och diagram som görs av enkätsvaren, i rapportens ordning, med plats i rapporten. En omgång vars
            enkät inte har några definierade har ingen.
            The report's tables and diagrams that are made of answers, in the report's order, with their place in it. A round
            whose questionnaire has none defined has none.""")
    @APIResponse(responseCode = "200", description = "Indikatorerna. The indicators",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = IndicatorList.class)))
    @APIResponse(responseCode = "401", description = "Omgången är inte publicerad och biljett saknas. Not published, and no token")
    @APIResponse(responseCode = "403", description = "Rollen ser inte omgången. The role does not see the round")
    @APIResponse(responseCode = "404", description = "Omgången finns inte. There is no such round")
    public IndicatorList list(@Parameter(example = "2018-2021") @PathParam("round") String round) {
        return indicators.list(round);
    }

    @GET
    @Path("{indicator}")
    @Operation(summary = "En indikators siffror. The figures of an indicator", description = """
            För varje mått och grupp: värdet, täljare och nämnare där det är en andel eller kvot, och vad det bygger på:
            answered är de enheter som siffran är gjord av, partial de av dem som lämnat ut någon uppgift, asked de enheter som
            har besvarat enkäten och som siffran gäller. Inget värde (null) är inte noll: ingen har svarat.
            denominator och levels säger inget här.
            For each measure and group: the value, numerator and denominator where it is a share or ratio, and what it rests on:
            answered are the units it is made of, partial those of them that left out some of the numbers, asked the units that
            have answered the survey and that the figure is about. No value (null) is not zero: nobody answered. denominator and
            levels say nothing here.""")
    @APIResponse(responseCode = "200", description = "Siffrorna. The figures", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = IndicatorTable.class)),
        @Content(mediaType = "text/csv")})
    @APIResponse(responseCode = "400", description = "En parameter har fel form. A parameter has the wrong form")
    @APIResponse(responseCode = "401", description = "Omgången är inte publicerad och biljett saknas. Not published, and no token")
    @APIResponse(responseCode = "403", description = "Rollen ser inte de enheterna. The role does not see those units")
    @APIResponse(responseCode = "404", description = "Omgången eller indikatorn finns inte. No such round or indicator")
    public Response one(@Parameter(example = "2018-2021") @PathParam("round") String round,
            @Parameter(example = "unit-size") @PathParam("indicator") String indicator, @BeanParam TableRequest request) {
        var wanted = request.read(round);
        return Answer.of(wanted.format(), round, indicators.one(wanted.query(), indicator), IndicatorTable::table);
    }
}
