package se.usve.scoring.ruleset;

import java.util.List;

/** A rule set that cannot be used; the service does not start with one. */
public final class InvalidRuleSet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file   the file
     * @param faults everything that is wrong with it, each with its place
     */
    InvalidRuleSet(String file, List<String> faults) {
        super("The rule set " + file + " cannot be used:\n- " + String.join("\n- ", faults));
    }
}
