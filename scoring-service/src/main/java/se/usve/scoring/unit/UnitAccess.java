package se.usve.scoring.unit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Who may see a unit's results, and who may judge it. */
@RequestScoped
public class UnitAccess {

    private static final ProblemType CONFLICT_OF_INTEREST = new ProblemType("conflict-of-interest", 403,
            new Text("Jäv", "Conflict of interest"));

    private final Caller caller;
    private final Units units;

    UnitAccess(Caller caller, Units units) {
        this.caller = caller;
        this.units = units;
    }

    /**
     * {@return the unit, for a caller who may see its results: ADMIN, ASSESSOR, STEERING, and its own region}
     *
     * @throws ProblemException 404 if there is none, or if even that is not the caller's to know
     */
    public Unit readable(UnitId id) {
        return units.find(id)
                .filter(this::isReadable)
                .orElseThrow(() -> notFound(id));
    }

    /** {@return those of the units that there are and whose results the caller may see} */
    public List<Unit> readable(Collection<UnitId> ids) {
        return units.find(ids).stream().filter(this::isReadable).toList();
    }

    private boolean isReadable(Unit unit) {
        return caller.readsEveryRegion() || caller.reportsFor(unit.region());
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
