package se.usve.reporting.projection;

import java.util.Set;
import se.usve.reporting.figures.Delta;

/**
 * What a batch moved.
 *
 * @param rounds the rounds that something was told of themselves, such as their state
 * @param delta  what it added to the counts
 */
public record Moved(Set<String> rounds, Delta delta) {
}
