package se.usve.reporting.followup;

import java.util.Optional;

/**
 * Which plans are wanted; what is empty sets no limit.
 *
 * @param region SCB county code of the unit's region
 * @param unit   id of the unit
 * @param level  number of the level
 * @param state  how far it has come; NONE for levels that are missed and have no plan
 */
public record PlansWanted(Optional<String> region, Optional<String> unit, Optional<Integer> level,
        Optional<State> state) {

    /** All plans there are. */
    public static final PlansWanted ALL =
            new PlansWanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** How far a level that is missed has come. */
    public enum State { NONE, PLANNED, IN_PROGRESS, MENDED }

    PlansWanted within(String only) {
        return new PlansWanted(Optional.of(only), unit, level, state);
    }

    boolean wants(PlanRow row) {
        var state = row.status() == null ? State.NONE : State.valueOf(row.status().name());
        return region.filter(code -> !code.equals(row.region())).isEmpty()
                && unit.filter(id -> !id.equals(row.unit())).isEmpty()
                && level.filter(number -> number != row.level()).isEmpty()
                && (this.state.isEmpty() ? state != State.NONE : this.state.get() == state);
    }
}
