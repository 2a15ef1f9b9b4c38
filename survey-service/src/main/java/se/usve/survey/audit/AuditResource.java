package se.usve.survey.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;

/** The audit over HTTP. */
@Path("/survey/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.REGION})
@Tag(name = "Revision")
class AuditResource {

    private final AuditEntries entries;
    private final Caller caller;

    AuditResource(AuditEntries entries, Caller caller) {
        this.entries = entries;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Visa vem som gjort vad, det nyaste först; en region ser det som är dess eget",
            description = """
            Show who did what, the newest first; a region sees what concerns its units and its own rounds. from and to are
            days in Sweden, both included, or times (RFC 3339), to not included.""")
    public Page<AuditEntry> list(@RestQuery Optional<String> round, @RestQuery Optional<String> unit,
            @RestQuery Optional<String> action, @RestQuery Optional<String> from, @RestQuery Optional<String> to,
            @BeanParam PageRequest page) {
        var parameters = new Parameters();
        var search = new AuditEntries.Search(round.orElse(null), unit.orElse(null), action.orElse(null),
                time("from", from, 0, parameters), time("to", to, 1, parameters),
                caller.actsOnlyFor().orElse(null));
        parameters.mustBeValid();
        return new Page<>(entries.list(search, page.limit(), page.offset()), page.page(), page.limit(),
                entries.count(search));
    }

    /** A day is read as its beginning, so many days later. */
    private static Instant time(String name, Optional<String> value, int daysLater, Parameters parameters) {
        try {
            // With a sign come years that the database does not know.
            return value.map(text -> text.matches("[+-].*") ? "" : text).map(text -> text.length() == 10
                    ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(Sweden.ZONE).toInstant()
                    : OffsetDateTime.parse(text).toInstant()).orElse(null);
        } catch (DateTimeException e) {
            parameters.add(name, new Text(
                    "%s ska vara en dag som 2022-02-15 eller en tid som 2022-02-15T08:00:00Z",
                    "%s must be a day such as 2022-02-15 or a time such as 2022-02-15T08:00:00Z").with(name));
            return null;
        }
    }
}
