package se.usve.scoring.overrides;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.scoring.unit.UnitAccess;

/** The overrides of a whole round. */
@Path("/scoring/v1/rounds/{round}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ändrad bedömning efter fördjupad granskning")
class RoundOverridesResource {

    private static final Pattern STATE = Pattern.compile(String.join("|",
            Arrays.stream(State.values()).map(State::name).toList()));
    private static final Pattern TRUTH = Pattern.compile("true|false");
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");
    private static final Pattern LEVEL = Pattern.compile("[0-9]{1,4}");

    private final UnitAccess access;
    private final ReadOverrides overrides;

    RoundOverridesResource(UnitAccess access, ReadOverrides overrides) {
        this.access = access;
        this.overrides = overrides;
    }

    @GET
    @RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
    @Transactional
    @Operation(summary = "Omgångens ändrade bedömningar / The round's overrides", description = """
            Äldst först, även återkallade. En region ser dem om sina egna enheter.
            The oldest first, withdrawn ones too. A region sees those of its own units.""")
    public Page<OverrideView> list(String round,
            @QueryParam("state") @Parameter(description = "AWAITING_REPLY, IN_FORCE, WITHDRAWN eller/or LAPSED")
            String state,
            @QueryParam("answersChanged") @Parameter(description = "true: bara de vars svar har ändrats, false: bara övriga. "
                    + "true: only those whose answers have changed, false: only the others") String answersChanged,
            @QueryParam("region") @Parameter(description = "Regionens länskod. The region's county code", example = "12")
            String region,
            @QueryParam("level") @Parameter(description = "Nivåns nummer. Number of the level", example = "6") String level,
            @BeanParam PageRequest page) {
        access.round(round);
        var wrong = new ArrayList<Violation>();
        var filter = new ReadOverrides.Filter(
                read("state", state, STATE, State::valueOf, STATE.pattern().replace("|", ", "), wrong),
                read("answersChanged", answersChanged, TRUTH, Boolean::valueOf, "true, false", wrong),
                read("region", region, REGION, Function.identity(), "01, 03, …", wrong),
                read("level", level, LEVEL, Integer::valueOf, "1, 2, …", wrong));
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, ProblemType.INVALID_PARAMETER.title(), wrong);
        }
        return overrides.inRound(round, filter, page);
    }

    private static <T> Optional<T> read(String name, String value, Pattern form, Function<String, T> reading,
            String allowed, List<Violation> wrong) {
        if (value != null && !form.matcher(value).matches()) {
            wrong.add(new Violation("/" + name, "INVALID_PARAMETER", new Text(
                    "%s ska vara något av %s", "%s must be one of %s").with(name, allowed)));
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(reading);
    }
}
