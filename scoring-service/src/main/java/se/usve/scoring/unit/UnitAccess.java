package se.usve.scoring.unit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Who may see a round, who a unit's results, and who may judge it. A region's own round is seen by ADMIN and that region
 * alone.
 */
@RequestScoped
public class UnitAccess {

    private static final ProblemType CONFLICT_OF_INTEREST = new ProblemType("conflict-of-interest", 403,
            new Text("Jäv", "Conflict of interest"));

    private final Caller caller;
    private final Rounds rounds;
    private final Units units;

    UnitAccess(Caller caller, Rounds rounds, Units units) {
        this.caller = caller;
        this.rounds = rounds;
        this.units = units;
    }

    /**
     * {@return the round}
     *
     * @throws ProblemException 404 if there is none, or if it is another region's own
     */
    public Round round(String id) {
        return Optional.ofNullable(rounds.find(List.of(id)).get(id)).filter(this::isInSight)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                        new Text("Omgången %s finns inte", "There is no round %s").with(id)));
    }

    private boolean isInSight(Round round) {
        return round.owner().map(this::isAdminOrReportsFor).orElse(true);
    }

    private boolean isAdminOrReportsFor(String region) {
        return caller.is(Role.ADMIN) || caller.reportsFor(region);
    }

    /**
     * {@return the unit, for a caller who may see its results: ADMIN, ASSESSOR, STEERING, and its own region; in a
     * region's own round only ADMIN and that region}
     *
     * @throws ProblemException 404 if there is none, or if even that is not the caller's to know
     */
    public Unit readable(UnitId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** {@return the unit, empty if there is none or the caller may not see its results} */
    public Optional<Unit> find(UnitId id) {
        return readable(List.of(id)).stream().findFirst();
    }

    /** {@return those of the units that there are and whose results the caller may see} */
    public List<Unit> readable(Collection<UnitId> ids) {
        var known = rounds.find(ids.stream().map(UnitId::round).collect(Collectors.toSet()));
        return units.find(ids).stream().filter(unit -> isReadable(unit, known.get(unit.id().round()))).toList();
    }

    /**
     * A unit that no longer takes part is not there. A round that nothing has been told of yet, as its units may come
     * first, could be a region's own.
     */
    private boolean isReadable(Unit unit, Round round) {
        if (!unit.takesPart()) {
            return false;
        }
        return round == null ? isAdminOrReportsFor(unit.region())
                : isInSight(round) && (caller.readsEveryRegion() || caller.reportsFor(unit.region()));
    }

    /**
     * {@return the unit, locked until the transaction ends}
     *
     * @throws ProblemException 404 if there is none
     */
    public Unit locked(UnitId id) {
        return units.lock(id).orElseThrow(() -> notFound(id));
    }

    /**
     * Lets pass an ADMIN, and an assessor from another region.
     *
     * @throws ProblemException 403 for an assessor from the unit's own region
     */
    public void mustBeImpartial(Unit unit) {
        if (!caller.is(Role.ADMIN)) {
            mustNotBeOf(unit.region());
        }
    }

    /**
     * Lets pass a caller from another region.
     *
     * @throws ProblemException 403 for one from this region, or whose token does not say from which
     */
    public void mustNotBeOf(String region) {
        if (ownRegion().equals(region)) {
            throw new ProblemException(CONFLICT_OF_INTEREST, new Text(
                    "Enheten hör till din egen region %s, och en bedömare avgör inget ärende därifrån.",
                    "The unit belongs to your own region %s, and an assessor decides no case from there.")
                    .with(region));
        }
    }

    /**
     * {@return the region whose cases are kept from the caller, none for ADMIN}
     *
     * @throws ProblemException 403 for an assessor whose token does not say from which region
     */
    public Optional<String> keptFrom() {
        return caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(ownRegion());
    }

    private String ownRegion() {
        return caller.region().orElseThrow(() -> new ProblemException(CONFLICT_OF_INTEREST, new Text(
                "Din behörighetsbiljett säger inte vilken region du hör till, så jäv kan inte uteslutas.",
                "Your token does not say which region you belong to, so a conflict cannot be ruled out.")));
    }

    private static ProblemException notFound(UnitId id) {
        return new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Enheten %s finns inte i omgång %s", "There is no unit %s in round %s").with(id.unit(), id.round()));
    }
}
