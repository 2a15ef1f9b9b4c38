package se.usve.reporting.projection;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import se.usve.reporting.figures.Delta;

/**
 * What a batch moved.
 *
 * @param rounds the rounds that something was told of themselves, such as their state
 * @param delta  what it added to the counts
 * @param shown  when those submissions were received that show with their outcomes by it
 */
public record Moved(Set<String> rounds, Delta delta, List<Instant> shown) {
}
