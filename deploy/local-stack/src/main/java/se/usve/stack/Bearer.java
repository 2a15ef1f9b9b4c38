package se.usve.stack;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom a token speaks for.
 *
 * @param role what they may do
 * @param region the SCB county code of their region, for instance {@code 01}; null for roles without one
 * @param name what they are called in histories and logs
 */
public record Bearer(Role role, String region, String name) {
    /** The SCB county codes of the regions that have units. */
    public static final SortedSet<String> REGIONS =
            Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList("01", "03", "05", "12", "14", "18", "24")));

    public Bearer {
        if (role.hasRegion() && !REGIONS.contains(region == null ? "" : region)) {
            throw new IllegalArgumentException(
                    "The role " + role + " needs a region, one of " + String.join(", ", REGIONS) + ".");
        }
        if (!role.hasRegion() && region != null) {
            throw new IllegalArgumentException("The role " + role + " has no region.");
        }
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A token needs a name.");
        }
    }

    /** A bearer called by role and region, for instance {@code region-01}. */
    public static Bearer of(Role role, String region) {
        String roleName = role.name().toLowerCase(Locale.ROOT);
        return new Bearer(role, region, region == null ? roleName : roleName + "-" + region);
    }
}
