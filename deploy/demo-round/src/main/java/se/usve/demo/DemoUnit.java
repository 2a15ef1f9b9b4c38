package se.usve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One made-up unit of a demo round and all that is sent about it.
 *
 * @param id             unit id, {@code [a-z0-9-]{1,64}}
 * @param name           Swedish name; names no real clinic
 * @param specialty      Swedish name of the specialty, shared between regions
 * @param hsaId          made up, of the right form
 * @param designatedYear year in which it was designated (table 4); empty for the four units of 2018–2021 that did not answer
 * @param goesOn         whether it is in the register since an earlier round
 * @param answers        what it answers, in the API's form; empty for a unit that does not answer. Not to be changed.
 * @param rulings        level → what the assessor decides about the unit's example of it; only the examples that are ruled
 * @param draft          what it has begun to answer
 */
public record DemoUnit(String id, String name, Region region, String specialty, String hsaId,
                       Optional<Integer> designatedYear, boolean goesOn, Optional<ObjectNode> answers,
                       Map<Integer, PlannedRuling> rulings, Optional<Draft> draft) {
    /**
     * Answers not yet sent.
     *
     * @param prefilled whether it begins with what the unit answered in an earlier round, to be confirmed
     * @param answers   what is answered now; nothing when it is prefilled. Not to be changed.
     */
    public record Draft(boolean prefilled, ObjectNode answers) {
    }

    /** A unit that is new in the register and answers nothing. */
    static DemoUnit of(Clinic clinic) {
        return new DemoUnit(clinic.id(), clinic.name(), clinic.region(), clinic.specialty().name(), clinic.hsaId(),
                clinic.designatedYear(), false, Optional.empty(), Map.of(), Optional.empty());
    }

    DemoUnit answering(Written written) {
        return new DemoUnit(id, name, region, specialty, hsaId, designatedYear, goesOn, Optional.of(written.answers()),
                written.rulings(), draft);
    }

    DemoUnit drafting(Draft begun) {
        return new DemoUnit(id, name, region, specialty, hsaId, designatedYear, goesOn, answers, rulings,
                Optional.of(begun));
    }
}
