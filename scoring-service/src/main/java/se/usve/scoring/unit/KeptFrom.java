package se.usve.scoring.unit;

import java.util.Optional;
import java.util.Set;

/**
 * What is not for a caller to judge.
 *
 * @param region their own region, empty for ADMIN
 * @param units  ids of the units with which they have declared a conflict of interest
 */
public record KeptFrom(Optional<String> region, Set<String> units) {
}
