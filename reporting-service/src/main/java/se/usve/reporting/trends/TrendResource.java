package se.usve.reporting.trends;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;
import se.usve.reporting.export.Answer;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.report.FilterRequest;
import se.usve.reporting.report.FormatRequest;
import se.usve.reporting.report.Moment;

/** Two rounds side by side. Open to all callers; {@link se.usve.reporting.report.Visibility} decides what they see. */
@Path("/reporting/v1/trends")
@PermitAll
public class TrendResource {

    private static final Pattern ROUND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final ReadTrend trends;

    TrendResource(ReadTrend trends) {
        this.trends = trends;
    }

    @GET
    @Operation(summary = "Två omgångar jämförda. Two rounds compared", description = """
            Nivåerna som finns i båda omgångarna, enligt vad det senare regelverket säger om det tidigare. Där nivån kräver något
            annat än tidigare är break sant och reason säger varför; nya nivåer och de som utgått står för sig. Medelvärden är
            över nivåer utan brott. from och to i varje cell är omgångarna som de står; panel är samma enheter i båda: en enhet
            som gått ihop av flera räknas en gång och nådde nivån tidigare om alla delarna gjorde det, av en delad enhet räknas
            varje del, och en enhet vars utfall saknas eller väntar på ena sidan är inte med. Skillnader är mellan andelar.
            The levels that both rounds have, by what the later rule set says of the earlier. Where the level requires something
            else than before, break is true and reason says why; new levels and those no longer there are listed apart. Means
            are over the levels without a break. from and to of a cell are the rounds as they stand; panel is the same units in
            both: a unit merged from several counts once and met the level before if all of them did, of a unit that was
            split each part counts, and a unit whose outcome is missing or awaited on one side is left out.""")
    @APIResponse(responseCode = "200", description = "Jämförelsen. The comparison", content = {
        @Content(mediaType = "application/json", schema = @Schema(implementation = TrendTable.class)),
        @Content(mediaType = "text/csv")})
    @APIResponse(responseCode = "400", description = "En parameter saknas eller har fel form. A parameter is missing or wrong")
    @APIResponse(responseCode = "401", description = "En av omgångarna är inte publicerad och biljett saknas. One is not published, and no token")
    @APIResponse(responseCode = "403", description = "Rollen ser inte båda. The role does not see both")
    @APIResponse(responseCode = "404", description = "En av omgångarna finns inte. One of the rounds is not there")
    @APIResponse(responseCode = "409", description = "Regelverken säger inget om varandra. The rule sets say nothing of each other")
    public Response of(
            @Parameter(description = "Den tidigare omgången. The earlier round.", example = "2018-2021", required = true)
            @QueryParam("from") String from,
            @Parameter(description = "Den senare omgången. The later round.", example = "2022-2025", required = true)
            @QueryParam("to") String to,
            @Parameter(description = "region (förval, default), specialty, designated-year, size-class eller/or "
                    + "patient-contact; panelens enheter som i den senare omgången. The panel's units as in the later round.",
                    example = "region")
            @QueryParam("groupBy") String groupBy,
            @BeanParam FilterRequest units, @BeanParam FormatRequest form) {
        var parameters = new Parameters();
        round(parameters, "from", from);
        round(parameters, "to", to);
        if (from != null && from.equals(to)) {
            parameters.add("to", new Text("from och to ska vara två omgångar", "from and to must be two rounds"));
        }
        var grouping = parameters.oneOf("groupBy", groupBy, Grouping.values(), Grouping::word).orElse(Grouping.REGION);
        var filter = units.filter(parameters);
        var moment = units.moment(parameters);
        if (moment instanceof Moment.Revision) {
            parameters.add("revision", new Text("En revision är av en omgång: använd asOf här",
                    "A revision is of one round: use asOf here"));
        }
        form.check(parameters);
        parameters.mustBeValid();
        return Answer.of(form.read(), from + "-" + to, trends.of(from, to, grouping, filter, moment), TrendTable::table);
    }

    private static void round(Parameters parameters, String name, String value) {
        if (value == null) {
            parameters.add(name, new Text("%s saknas", "%s is missing").with(name));
        } else {
            parameters.read(name, value, ROUND, "2018-2021, 2022-2025", round -> round);
        }
    }
}
