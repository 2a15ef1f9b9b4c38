package se.usve.scoring.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.usve.chassis.access.Role;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.store.Database;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** A unit's result with its whole ground, and its earlier results. */
@Path("/scoring/v1/rounds/{round}/units/{unit}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.ASSESSOR, Role.STEERING, Role.REGION})
@Tag(name = "Resultat")
class ResultResource {

    /** An earlier or the present result as sent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryEntry(long revision, long version, String ruleSet, long ruleSetVersion, Cause cause, String by,
            Instant scoredAt, String reason, List<UnitScored.LevelOutcome> levels) {
    }

    private final Database database;
    private final UnitAccess access;
    private final Results results;
    private final ReadResult readResult;

    ResultResource(Database database, UnitAccess access, Results results, ReadResult readResult) {
        this.database = database;
        this.access = access;
        this.results = results;
        this.readResult = readResult;
    }

    @GET
    @Path("/result")
    @Transactional
    @Operation(summary = "Enhetens resultat med förklaring / The unit's result, explained", description = """
            Varje nivås utfall, varför i en mening, vad som krävdes, vilket svar som lästes, bedömning och ändring, och den
            kortaste vägen till uppnådd: de minsta mängderna svar att ändra. missing är nivåerna som inte räknas som uppnådda,
            onlyMissing den enda om den är ensam. En region ser sina egna enheter.
            Every level's outcome, why in a sentence, what was required, the answer seen, ruling and override, and the shortest
            way to met: the smallest sets of answers to change. missing are the levels that do not count as met, onlyMissing
            the single one if it stands alone. A region sees its own units.""")
    public ReadResult.ResultView result(String round, String unit) {
        return readResult.of(new UnitId(round, unit));
    }

    @GET
    @Path("/history")
    @Transactional
    @Operation(summary = "Enhetens alla resultat / All results of the unit", description = """
            Det nyaste först, med vad som gav det (SUBMISSION, RULING, RULING_WITHDRAWN, OVERRIDE, OVERRIDE_WITHDRAWN,
            RESCORING, CORRECTION eller WITHDRAWAL) och vem. Omräkning efter en annan version av regelverket och rättelse
            efter publiceringen står med skälet; att svaren drogs tillbaka likaså, och utan nivåer.
            The newest first, with what caused it and who. Scoring under another version of the rule set, and correction
            after publication, stand with the reason; so does that answers were withdrawn, without levels.""")
    public Page<HistoryEntry> history(String round, String unit, @BeanParam PageRequest page) {
        return historyOf(round, unit, page);
    }

    @GET
    @Path("/result/history")
    @Transactional
    @Operation(summary = "Enhetens alla resultat, även på denna adress / All results, at this address too",
            description = "Samma som /history. / The same as /history.")
    public Page<HistoryEntry> resultHistory(String round, String unit, @BeanParam PageRequest page) {
        return historyOf(round, unit, page);
    }

    private Page<HistoryEntry> historyOf(String round, String unit, PageRequest page) {
        database.readOneMoment();
        var history = results.history(access.readable(new UnitId(round, unit)), page);
        return new Page<>(history.items().stream().map(ResultResource::entry).toList(), history.page(), history.limit(),
                history.total());
    }

    private static HistoryEntry entry(Result result) {
        return new HistoryEntry(result.revision(), result.submissionVersion(), result.ruleSet(),
                result.ruleSetVersion(), result.cause(), result.by(), result.scoredAt(), result.reason(),
                result.levels());
    }
}
