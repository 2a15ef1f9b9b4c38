package se.usve.scoring.overrides;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * All overrides of one unit, while its row is locked: what may be done with them. It knows no database; nothing may be
 * done at all in a published round, which is asked before.
 */
public final class UnitOverrides {

    private static final ProblemType ACTIVE = new ProblemType("override-active", 409,
            new Text("Nivån är redan ändrad", "The level is overridden already"));

    private final List<LevelOverride> overrides;

    /** @param overrides as stored, those withdrawn too */
    public UnitOverrides(Collection<LevelOverride> overrides) {
        this.overrides = new ArrayList<>(overrides);
    }

    /** {@return all of them} */
    public List<LevelOverride> all() {
        return List.copyOf(overrides);
    }

    /** {@return those that decide outcomes, by level} */
    public Map<Integer, LevelOverride> inForce() {
        return overrides.stream().filter(LevelOverride::isInForce)
                .collect(Collectors.toMap(LevelOverride::level, Function.identity()));
    }

    /**
     * Adds one.
     *
     * @throws ProblemException 409 if there is a live one on its level, in force or not yet
     */
    public void add(LevelOverride made) {
        overrides.stream().filter(other -> other.isLive() && other.level() == made.level()).findFirst()
                .ifPresent(active -> {
                    throw new ProblemException(ACTIVE, (active.isInForce()
                            ? new Text("Nivå %d har en gällande ändring, %s. Återkalla den först.",
                                    "Level %d has an active override, %s. Withdraw it first.")
                            : new Text("Nivå %d har en ändring som väntar på att börja gälla, %s. Återkalla den först.",
                                    "Level %d has an override that is to take effect, %s. Withdraw it first."))
                            .with(made.level(), active.id()));
                });
        overrides.add(made);
    }

    /** {@return the override of that id, if it is the unit's} */
    public Optional<LevelOverride> find(UUID id) {
        return overrides.stream().filter(override -> override.id().equals(id)).findFirst();
    }

    /**
     * {@return the override as withdrawn}
     *
     * @param override one of these
     * @throws ProblemException 409 if it is withdrawn already
     */
    public LevelOverride withdraw(LevelOverride override, LevelOverride.Withdrawal withdrawal) {
        var withdrawn = override.withdrawn(withdrawal);
        overrides.set(overrides.indexOf(override), withdrawn);
        return withdrawn;
    }

    /** {@return those that were due, as they now are in force} */
    public List<LevelOverride> takeEffect(Instant now) {
        var begun = new ArrayList<LevelOverride>();
        overrides.replaceAll(override -> {
            if (!override.isDue(now)) {
                return override;
            }
            begun.add(override.inForceFrom(now));
            return begun.getLast();
        });
        return begun;
    }
}
