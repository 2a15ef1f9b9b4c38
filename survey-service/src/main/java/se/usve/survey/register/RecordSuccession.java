package se.usve.survey.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;
import se.usve.survey.round.Reason;

/** Records what became of units, or withdraws what was recorded by mistake. */
@ApplicationScoped
class RecordSuccession {

    private static final String KINDS =
            Arrays.stream(Succession.Kind.values()).map(Enum::name).collect(Collectors.joining(", "));
    private static final Pattern KIND = Pattern.compile(KINDS.replace(", ", "|"));
    private static final int MOST_UNITS = 100;

    private final Register register;
    private final Successions successions;
    private final TellAnew anew;
    private final AuditTrail audit;

    RecordSuccession(Register register, Successions successions, TellAnew anew, AuditTrail audit) {
        this.register = register;
        this.successions = successions;
        this.anew = anew;
        this.audit = audit;
    }

    /**
     * Records what the body tells.
     *
     * @throws ForbiddenException if one of the units is not the caller's to register
     * @throws ProblemException   422 with every error, 409 if the same is recorded already
     */
    @Transactional
    Succession record(JsonNode body, Registrar registrar) {
        var fields = Fields.of(body);
        var kind = fields.matching("kind", KIND, new Text("ska vara något av %s", "must be one of %s").with(KINDS));
        var effective = fields.date("effective");
        var from = fields.texts("from", MOST_UNITS, UnitId.FORM, UnitId.RULE).stream().sorted().toList();
        var to = fields.texts("to", MOST_UNITS, UnitId.FORM, UnitId.RULE).stream().sorted().toList();
        var reason = fields.text("reason", Reason.LONGEST);
        if (kind != null) {
            checkCounts(Succession.Kind.valueOf(kind), from, to, fields);
        }
        var rounds = anew.hold();
        var regions = regionsOf(from, to, fields);
        fields.mustBeValid();
        if (!regions.values().stream().allMatch(registrar::registersFor)) {
            throw new ForbiddenException();
        }
        var step = new Succession(0, Succession.Kind.valueOf(kind), effective, from, to, reason,
                Instant.now().truncatedTo(ChronoUnit.MICROS), registrar.actor().name());
        if (successions.around(from).stream().anyMatch(step::tellsTheSameAs)) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Detta är redan antecknat", "This is recorded already"));
        }
        var before = anew.before(rounds, both(from, to));
        var stored = successions.find(successions.add(step)).orElseThrow();
        audit.record(registrar.actor(), regions.entrySet().stream().map(unit -> new AuditTrail.Entry(
                "succession.recorded", null, unit.getKey(), unit.getValue(), null, Hash.of(stored), reason)).toList());
        anew.tell(before, reason, registrar);
        return stored;
    }

    /**
     * Withdraws what was recorded by mistake.
     *
     * @throws ForbiddenException if one of its units is not the caller's to register
     * @throws ProblemException   404 if there is no such record
     */
    @Transactional
    void withdraw(long id, String reason, Registrar registrar) {
        var rounds = anew.hold();
        var step = successions.find(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                "Det finns ingen sådan anteckning", "There is no such record")));
        var regions = regionsOf(step.from(), step.to());
        if (!regions.values().stream().allMatch(registrar::registersFor)) {
            throw new ForbiddenException();
        }
        var before = anew.before(rounds, both(step.from(), step.to()));
        successions.withdraw(id, reason, Instant.now(), registrar.actor().name());
        audit.record(registrar.actor(), regions.entrySet().stream().map(unit -> new AuditTrail.Entry(
                "succession.withdrawn", null, unit.getKey(), unit.getValue(), Hash.of(step), null, reason)).toList());
        anew.tell(before, reason, registrar);
    }

    private static List<String> both(List<String> from, List<String> to) {
        return Stream.concat(from.stream(), to.stream()).distinct().toList();
    }

    private static void checkCounts(Succession.Kind kind, List<String> from, List<String> to, Fields fields) {
        checkCount("from", from, kind.fewestFrom, kind.mostFrom, kind, fields);
        checkCount("to", to, kind.fewestTo, kind.mostTo, kind, fields);
        if (kind == Succession.Kind.RENAMED && from.equals(to)) {
            fields.add("to", Fields.INVALID_VALUE, new Text(
                    "enheten har samma id: ändra namnet i registret i stället",
                    "the unit has the same id: change its name in the register instead"));
        }
    }

    private static void checkCount(String side, List<String> units, int fewest, int most, Succession.Kind kind,
            Fields fields) {
        if (units.size() < fewest || units.size() > most) {
            fields.add(side, "WRONG_NUMBER_OF_UNITS", new Text(
                    "%s ska ha %d till %d enheter här, inte %d", "%s must have %d to %d units here, not %d")
                    .with(kind, fewest, most, units.size()));
        }
    }

    private Map<String, String> regionsOf(List<String> from, List<String> to, Fields fields) {
        var regions = regionsOf(from, to);
        Map.of("from", from, "to", to).forEach((side, units) -> units.stream().filter(unit -> !regions.containsKey(unit))
                .forEach(unit -> fields.add(side, "UNKNOWN_UNIT", new Text(
                        "enheten %s finns inte i registret", "there is no unit %s in the register").with(unit))));
        return regions;
    }

    private Map<String, String> regionsOf(List<String> from, List<String> to) {
        var regions = new HashMap<String, String>();
        register.units(both(from, to))
                .forEach(unit -> regions.put(unit.id(), unit.registration().region()));
        return regions;
    }
}
