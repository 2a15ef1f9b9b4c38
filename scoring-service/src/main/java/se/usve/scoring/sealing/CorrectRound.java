package se.usve.scoring.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.overrides.CorrectLevels;
import se.usve.scoring.result.Rejudged;
import se.usve.scoring.result.RoundResults;
import se.usve.scoring.ruleset.RuleSets;
import se.usve.scoring.unit.Rounds;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.Units;

/** Corrects outcomes of a sealed round, all or none, in a revision beside those there are. */
@ApplicationScoped
class CorrectRound {

    private static final ProblemType NOT_SEALED = new ProblemType("round-not-sealed", 409,
            new Text("Omgången är inte förseglad", "The round is not sealed"));

    private final UnitAccess access;
    private final Rounds rounds;
    private final Units units;
    private final RuleSets ruleSets;
    private final CorrectLevels correctLevels;
    private final RoundResults results;
    private final Seals seals;
    private final InstantSource clock;

    CorrectRound(UnitAccess access, Rounds rounds, Units units, RuleSets ruleSets, CorrectLevels correctLevels,
            RoundResults results, Seals seals, InstantSource clock) {
        this.access = access;
        this.rounds = rounds;
        this.units = units;
        this.ruleSets = ruleSets;
        this.correctLevels = correctLevels;
        this.results = results;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * {@return the new revision}
     *
     * @param id   id of the round
     * @param body the corrections as sent, see {@link WantedCorrections}
     * @param by   who corrects
     * @throws ProblemException 404 if the caller sees no such round, 409 if it is not sealed, 422 with everything that is
     *                          wrong with the corrections, 403 for a conflict of interest with one of the units
     */
    @Transactional
    Seal correct(String id, JsonNode body, String by) {
        access.round(id);
        // The order of locks is everybody's: the round, then its units. Whoever corrects it too waits here.
        rounds.hold(List.of(id), true);
        var before = seals.newest(id).orElseThrow(() -> notSealed(id));
        var rules = ruleSets.get(before.ruleSet(), before.ruleSetVersion());
        var scored = units.lockScored(id).stream().collect(Collectors.toMap(unit -> unit.id().unit(), Function.identity()));
        var wanted = WantedCorrections.of(body, rules, results.outcomes(scored.values()));
        var corrected = wanted.byUnit().keySet().stream().map(scored::get).toList();
        corrected.forEach(access::mustBeImpartial);
        var at = after(before.sealedAt());
        corrected.forEach(unit -> correctLevels.correct(unit, wanted.of(unit), rules, by, at));
        var moved = moved(results.correct(corrected, rules, by, wanted.reason(), at), wanted);
        var manifest = new Manifest();
        results.each(id, manifest::add);
        var seal = before.corrected(manifest, new Seal.Correction(wanted.reason(), by, moved), at);
        seals.add(seal);
        return seal;
    }

    /** No clock may put a correction into the revision it corrects. */
    private Instant after(Instant sealedAt) {
        var now = clock.instant();
        var next = sealedAt.plus(1, ChronoUnit.MICROS);
        return now.isBefore(next) ? next : now;
    }

    private static List<RoundSealed.Moved> moved(List<Rejudged> corrected, WantedCorrections wanted) {
        var moved = new ArrayList<RoundSealed.Moved>();
        for (var unit : corrected) {
            for (int i = 0; i < unit.after().size(); i++) {
                var from = unit.before().get(i);
                var to = unit.after().get(i);
                if (from.outcome() != to.outcome()) {
                    moved.add(new RoundSealed.Moved(unit.unit().id().unit(), to.level(), from.outcome(), to.outcome(),
                            wanted.rationale(unit.unit(), to.level())));
                }
            }
        }
        return moved;
    }

    private static ProblemException notSealed(String id) {
        return new ProblemException(NOT_SEALED, new Text(
                "Omgång %s är inte publicerad och förseglad. Före publiceringen ändras utfall genom bedömning.",
                "Round %s is not published and sealed. Before publication outcomes change by assessment.").with(id));
    }
}
