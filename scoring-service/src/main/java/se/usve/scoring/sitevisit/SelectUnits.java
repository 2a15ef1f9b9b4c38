package se.usve.scoring.sitevisit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * Selects units for site visits as the report did it (chapters 5 and 7, "Fördjupad granskning"): one unit of each
 * region in each chosen specialty, and chance decides where a region has several.
 */
@ApplicationScoped
public class SelectUnits {

    private static final Logger LOG = Logger.getLogger(SelectUnits.class);
    private static final ProblemType NO_CANDIDATES = new ProblemType("no-candidates", 409,
            new Text("Det finns ingen enhet att välja", "There is no unit to choose"));

    /**
     * What is asked for.
     *
     * @param specialties at least one
     * @param seed        what chance is drawn from, null to have one made
     * @param reason      why, or null
     */
    public record Wanted(List<String> specialties, String seed, String reason) {

        private static final int LONGEST_SEED = 100;
        private static final int MOST_SPECIALTIES = 100;
        private static final int LONGEST_SPECIALTY = 200;
        private static final int LONGEST_REASON = 4000;
        private static final Text SPECIALTY = new Text("ska vara namnet på en specialitet, högst %d tecken, en gång",
                "must be the name of a specialty, %d characters at most, once").with(LONGEST_SPECIALTY);

        /**
         * {@return what a JSON object with {@code specialties} and perhaps {@code seed} and {@code reason} asks for}
         *
         * @throws ProblemException 422 with everything that is wrong with it
         */
        public static Wanted of(JsonNode body) {
            var fields = Fields.of(body);
            var specialties = fields.list("specialties", 1, MOST_SPECIALTIES, Wanted::specialty, SPECIALTY);
            for (int i = 0; i < specialties.size(); i++) {
                var key = Candidates.key(specialties.get(i));
                if (specialties.subList(0, i).stream().map(Candidates::key).anyMatch(key::equals)) {
                    fields.add("specialties", Fields.INVALID_VALUE, SPECIALTY);
                }
            }
            var seed = fields.optionalText("seed", LONGEST_SEED);
            var reason = fields.optionalWords("reason", LONGEST_REASON);
            fields.mustBeValid();
            return new Wanted(List.copyOf(specialties), seed, reason);
        }

        private static Optional<String> specialty(JsonNode item) {
            return Optional.of(item).filter(JsonNode::isTextual).map(text -> text.textValue().strip())
                    .filter(name -> !name.isEmpty() && name.length() <= LONGEST_SPECIALTY
                            && name.chars().noneMatch(Character::isISOControl));
        }
    }

    private final Candidates candidates;
    private final Selections selections;
    private final InstantSource clock;

    SelectUnits(Candidates candidates, Selections selections, InstantSource clock) {
        this.candidates = candidates;
        this.selections = selections;
        this.clock = clock;
    }

    /**
     * {@return the selection as kept}
     *
     * @throws ProblemException 422 if no unit that takes part is of a specialty asked for; 409 if none of those that are has
     *                          outcomes
     */
    @Transactional
    public Selection select(String round, Wanted wanted, String by) {
        var units = candidates.of(round);
        var regions = units.stream().map(Candidates.Known::region).distinct().sorted().toList();
        mustBeKnown(wanted.specialties(), units);
        var seed = wanted.seed() == null ? Draw.seed() : wanted.seed();
        var groups = wanted.specialties().stream().flatMap(specialty -> regions.stream()
                .map(region -> group(seed, specialty, region, units))).toList();
        if (groups.stream().allMatch(group -> group.candidates().isEmpty())) {
            throw new ProblemException(NO_CANDIDATES, new Text(
                    "Ingen enhet i de valda specialiteterna har svar som gäller.",
                    "No unit in the chosen specialties has answers in force."));
        }
        var made = new Selection(UUID.randomUUID(), round, seed, wanted.seed() == null, wanted.specialties(),
                wanted.reason(), by, clock.instant(), groups);
        selections.add(made);
        LOG.infof("Site visits of round %s: selection %s with the %s seed %s chose %s", round, made.id(),
                made.seedGenerated() ? "generated" : "given", seed,
                groups.stream().map(Selection.Group::chosen).filter(chosen -> chosen != null).toList());
        return made;
    }

    private static Selection.Group group(String seed, String specialty, String region, List<Candidates.Known> units) {
        var lots = Draw.lots(seed, units.stream()
                .filter(unit -> unit.hasOutcomes() && unit.region().equals(region) && unit.isOf(specialty)).toList());
        return new Selection.Group(specialty, region, lots, lots.isEmpty() ? null : lots.getFirst().unit());
    }

    private static void mustBeKnown(List<String> specialties, List<Candidates.Known> units) {
        var wrong = new ArrayList<Violation>();
        for (int i = 0; i < specialties.size(); i++) {
            var specialty = specialties.get(i);
            if (units.stream().noneMatch(unit -> unit.isOf(specialty))) {
                wrong.add(new Violation("/specialties/" + i, "UNKNOWN_SPECIALTY", new Text(
                        "Ingen enhet i omgången har specialiteten %s", "No unit of the round is of the specialty %s")
                        .with(specialty)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Ingen enhet är vald. Rätta alla fel i errors och skicka igen.",
                    "No unit was selected. Mend every error in errors and send again."), wrong);
        }
    }
}
