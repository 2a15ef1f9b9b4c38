package se.usve.survey.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A unit of the register with everything around it, as the API shows it.
 *
 * @param unit         the unit; hashes of the audit are of this part
 * @param changedAt    when it was changed, UTC
 * @param changedBy    name of who did
 * @param hsaIds       the HSA-ids it has or had, the newest first
 * @param rounds       the rounds it takes part in
 * @param parts        the units that are parts of it
 * @param predecessors what it came from, and what that came from, in the order of time
 * @param successors   what it became, and what became of that, in the order of time
 */
record RegisteredUnit(@JsonUnwrapped UnitView unit, Instant changedAt, String changedBy, List<HsaId> hsaIds,
        List<Participation> rounds, List<Part> parts, List<Succession> predecessors, List<Succession> successors) {

    /** An HSA-id and the first and last day it was the unit's; without a last day it is now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HsaId(String hsaId, LocalDate validFrom, LocalDate validTo) {
    }

    /** A round the unit takes part in, where it stands, and the unit as that round knows it. */
    record Participation(String state, @JsonUnwrapped UnitView unit) {
    }

    /** A part of the unit. */
    record Part(String unit, String name) {
    }
}
