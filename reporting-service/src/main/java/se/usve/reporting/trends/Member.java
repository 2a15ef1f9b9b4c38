package se.usve.reporting.trends;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import se.usve.scoring.contract.Outcome;

/**
 * A unit that takes part in a round, as a comparison sees it.
 *
 * @param unit      its id
 * @param groups    the groups it counts in, the nation among them
 * @param continues ids of the units it goes on from, however many steps ago
 * @param outcomes  its outcomes by number of the level; empty while they are not known
 */
record Member(String unit, Collection<String> groups, Collection<String> continues,
        Optional<Map<Integer, Outcome>> outcomes) {
}
