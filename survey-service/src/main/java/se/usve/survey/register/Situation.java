package se.usve.survey.register;

import java.util.Map;
import java.util.Optional;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundState;

/**
 * What there is before units are registered; it holds to the end of the transaction.
 *
 * @param round        the round they are to take part in, empty if the register alone is concerned
 * @param units        the units of the register that matter: those asked for, those they are to be part of with
 *                     everything above; by id
 * @param participants the units asked for as the round knows them, by id
 */
record Situation(Optional<RoundFacts> round, Map<String, Unit> units, Map<String, Unit> participants) {

    /** {@return the unit as the round knows it, if it takes part, or else as the register does} */
    Optional<Registration> known(String unit) {
        return Optional.ofNullable(participants.get(unit)).filter(Unit::takesPart)
                .or(() -> Optional.ofNullable(units.get(unit))).map(Unit::registration);
    }

    /** {@return whether the register takes over what is registered: of a closed round it concerns that one alone} */
    boolean concernsTheRegister(String unit) {
        return round.isEmpty() || !units.containsKey(unit)
                || round.get().state() == RoundState.DRAFT || round.get().state() == RoundState.OPEN;
    }
}
