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
    private final Conflicts conflicts;

    UnitAccess(Caller caller, Rounds rounds, Units units, Conflicts conflicts) {
        this.caller = caller;
        this.rounds = rounds;
        this.units = units;
        this.conflicts = conflicts;
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

    /** {@return the rounds the caller sees, those with the last ids first} */
    public List<Round> rounds() {
        return rounds.all().stream().filter(this::isInSight).toList();
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
     * {@return the id of a unit that takes part in some round the caller sees}
     *
     * @throws ProblemException 404 if there is none
     */
    String unitOfAnyRound(String id) {
        return units.rounds(id).stream().map(round -> new UnitId(round, id)).map(this::find).flatMap(Optional::stream)
                .findFirst().map(unit -> unit.id().unit()).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                        new Text("Det finns ingen enhet %s", "There is no unit %s").with(id)));
    }

    /**
     * Lets pass an ADMIN, and an assessor from another region; neither if they have declared a conflict of interest.
     *
     * @throws ProblemException 403 for one who has, and for an assessor from the unit's own region
     */
    public void mustBeImpartial(Unit unit) {
        if (!caller.is(Role.ADMIN)) {
            mustNotBeOf(unit.region());
        }
        mustNotHaveDeclared(unit);
    }

    /**
     * Lets pass a caller from another region who has declared no conflict of interest with the unit, ADMIN or not.
     *
     * @throws ProblemException 403 for anybody else, and for one whose token does not say from which region
     */
    public void mustBeAbleToRuleOn(Unit unit) {
        mustNotBeOf(unit.region());
        mustNotHaveDeclared(unit);
    }

    private void mustNotBeOf(String region) {
        if (ownRegion().equals(region)) {
            throw new ProblemException(CONFLICT_OF_INTEREST, new Text(
                    "Enheten hör till din egen region %s, och en bedömare avgör inget ärende därifrån.",
                    "The unit belongs to your own region %s, and an assessor decides no case from there.")
                    .with(region));
        }
    }

    private void mustNotHaveDeclared(Unit unit) {
        conflicts.find(caller.name(), unit.id().unit()).ifPresent(declared -> {
            throw new ProblemException(CONFLICT_OF_INTEREST, new Text(
                    "Du har anmält jäv mot enheten %s: %s", "You have declared a conflict of interest with the unit %s: %s")
                    .with(declared.unit(), declared.reason()));
        });
    }

    /**
     * {@return what is kept from the caller: their own region, but not ADMIN's, and the units with which they have
     * declared a conflict of interest}
     *
     * @throws ProblemException 403 for an assessor whose token does not say from which region
     */
    public KeptFrom keptFrom() {
        return new KeptFrom(caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(ownRegion()),
                conflicts.units(caller.name()));
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
