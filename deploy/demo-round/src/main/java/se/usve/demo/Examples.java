package se.usve.demo;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes the free-text examples: each clearly meets or clearly misses what is printed in footnotes 20 and 21 of the
 * report, and no two units give the same one.
 */
final class Examples {
    private final Blocks blocks;
    private final Draw draw;
    private final Set<String> written = new HashSet<>();

    /** @param firstYear the first of the four years that the examples are of */
    Examples(Draw draw, int firstYear) {
        this.draw = draw;
        this.blocks = new Blocks(draw, firstYear);
    }

    /** Question 30a, with the ruling on it. */
    PlannedRuling course(Clinic clinic, boolean approved) {
        if (!approved) {
            return ruling(() -> blocks.statement("course-rejected", "course-rejected-closings", clinic), "course", false);
        }
        String openings = clinic.placed() ? "course-openings" : "course-openings-unplaced";
        String observations = !clinic.placed() ? "course-approved-unplaced"
                : clinic.directContact() ? "course-approved" : "course-approved-laboratory";
        return ruling(() -> blocks.story(openings, observations, "course-closings", clinic), "course", true);
    }

    /** Question 35a about a measurement the unit has made, with the ruling on it. */
    PlannedRuling patients(Clinic clinic, boolean prom, boolean prem, boolean approved) {
        String measure = prom && (!prem || draw.chance(0.5)) ? "prom" : "prem";
        return ruling(() -> approved
                ? blocks.story(measure + "-openings", measure + "-approved", "patient-closings", clinic)
                : blocks.statement(measure + "-rejected", "patient-rejected-closings", clinic), "patient", approved);
    }

    /** Question 34a; its content was not judged in this round, and many units only name their register. */
    String register(Clinic clinic) {
        return unwritten(() -> blocks.filled(blocks.oneOf(draw.chance(0.4) ? "register-used" : "register-named"), clinic));
    }

    String otherKnowledgeSupport() {
        return blocks.oneOf("other-knowledge-support");
    }

    String otherSupervision(Clinic clinic) {
        return blocks.oneOf(clinic.students() == Clinic.Students.NONE ? "no-students-supervision" : "other-supervision");
    }

    private PlannedRuling ruling(Supplier<String> text, String kind, boolean approved) {
        PlannedRuling.Decision decision = approved ? PlannedRuling.Decision.APPROVED : PlannedRuling.Decision.REJECTED;
        String rationale = blocks.oneOf(kind + (approved ? "-approved" : "-rejected") + "-rationale");
        return new PlannedRuling(unwritten(text), decision, rationale);
    }

    private String unwritten(Supplier<String> text) {
        for (int attempt = 0; attempt < 200; attempt++) {
            String candidate = text.get();
            if (written.add(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("The blocks do not give enough different examples");
    }
}
