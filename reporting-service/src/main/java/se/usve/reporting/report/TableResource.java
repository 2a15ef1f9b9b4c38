package se.usve.reporting.report;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.reporting.export.Answer;
import se.usve.reporting.export.Table;

/** The tables of a round. Open to all callers; {@link Visibility} decides what they see. */
@Path("/reporting/v1/rounds/{round}")
@PermitAll
@APIResponse(responseCode = "401")
@APIResponse(responseCode = "403")
public class TableResource {

    private final ReadTables tables;

    TableResource(ReadTables tables) {
        this.tables = tables;
    }

    @GET
    @Path("levels")
    @Operation(summary = "Andel enheter som når varje miniminivå (tabell 3). Share of units meeting each level (table 3)")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = LevelTable.class)),
        @Content(mediaType = "text/csv")})
    public Response levels(@PathParam("round") String round, @BeanParam TableRequest request) {
        return answer(round, request, tables::levels, LevelTable::table);
    }

    @GET
    @Path("self-reported")
    @Operation(summary = "Egna svar och bedömning jämförda. What units report of themselves beside what is assessed",
            description = """
            För varje nivå och grupp: hur många enheter som når den enligt sina egna svar (ett lämnat exempel räknas som
            godkänt), hur många enligt bedömningen, och hur många som bedömningen sänkte (lowered), höjde (raised) eller som
            väntar på den (awaiting). assessedMet = selfReportedMet - lowered - awaiting + raised.
            For each level and group: how many units meet it by their own answers (an example given counts as approved), how
            many as assessed, and how many the assessment lowered, raised, or that wait for it.""")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = SelfReportedTable.class)),
        @Content(mediaType = "text/csv")})
    public Response selfReported(@PathParam("round") String round, @BeanParam TableRequest request) {
        return answer(round, request, tables::selfReported, SelfReportedTable::table);
    }

    @GET
    @Path("response-rates")
    @Operation(summary = "Andel enheter som har svarat (tabell 2). Share of units that have answered (table 2)")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = ResponseRates.class)),
        @Content(mediaType = "text/csv")})
    public Response responseRates(@PathParam("round") String round, @BeanParam TableRequest request) {
        return answer(round, request, tables::responseRates, ResponseRates::table);
    }

    @GET
    @Path("distribution")
    @Operation(summary = "Hur många enheter som når hur många nivåer. How many units meet how many levels")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = Distribution.class)),
        @Content(mediaType = "text/csv")})
    public Response distribution(@PathParam("round") String round, @BeanParam TableRequest request) {
        return answer(round, request, tables::distribution, Distribution::table);
    }

    @GET
    @Path("only-missed")
    @Operation(summary = "Enheter som missar en enda nivå, efter vilken. Units that miss one level alone, by which",
            description = """
            Samma svar som distribution; som tabell (csv och de andra formerna) de enheter som missar exakt en nivå.
            The same answer as distribution; as a table the units that miss exactly one level.""")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = Distribution.class)),
        @Content(mediaType = "text/csv")})
    public Response onlyMissed(@PathParam("round") String round, @BeanParam TableRequest request) {
        return answer(round, request, tables::distribution, Distribution::onlyMissedTable);
    }

    @GET
    @Path("designation-years")
    @Operation(summary = "När enheterna utsågs till universitetssjukvård (tabell 4). When the units were designated (table 4)",
            description = """
            För varje grupp: hur många av enheterna som har svarat som utsågs vilket år. null är enheter utan uppgift.
            For each group: how many of the units that have answered were designated in which year. null are units of which it
            is not known.""")
    @APIResponse(responseCode = "200", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = DesignationYears.class)),
        @Content(mediaType = "text/csv")})
    public Response designationYears(@PathParam("round") String round, @BeanParam TableRequest request) {
        return answer(round, request, tables::designationYears, DesignationYears::table);
    }

    private static <T> Response answer(String round, TableRequest request, Function<TableQuery, T> read,
            Function<T, Table> table) {
        var wanted = request.read(round);
        return Answer.of(wanted.format(), round, read.apply(wanted.query()), table);
    }
}
