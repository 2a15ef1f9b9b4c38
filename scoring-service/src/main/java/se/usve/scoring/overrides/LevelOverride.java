package se.usve.scoring.overrides;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.unit.UnitId;

/**
 * A level's outcome as decided after in-depth review (fördjupad granskning), whatever the rule says.
 *
 * @param id         its id
 * @param unit       the unit
 * @param level      number of the level
 * @param outcome    MET, NOT_MET or EXEMPT
 * @param rationale  why
 * @param by         who decided
 * @param at         when, UTC
 * @param withdrawal its withdrawal, null while it is active
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelOverride(UUID id, @JsonIgnore UnitId unit, int level, Outcome outcome, String rationale, String by,
        Instant at, Withdrawal withdrawal) {

    /**
     * The end of an override.
     *
     * @param rationale why
     * @param by        who
     * @param at        when, UTC
     */
    public record Withdrawal(String rationale, String by, Instant at) {
    }

    /** {@return whether it decides the level's outcome} */
    @JsonIgnore
    public boolean isActive() {
        return withdrawal == null;
    }
}
