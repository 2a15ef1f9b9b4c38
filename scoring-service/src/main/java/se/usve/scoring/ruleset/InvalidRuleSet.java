package se.usve.scoring.ruleset;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set that cannot be used: the service does not start with one, and takes none. */
public final class InvalidRuleSet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * @param file   what messages call the file
     * @param faults everything that is wrong with it, in the order of the file
     */
    InvalidRuleSet(String file, List<Fault> faults) {
        super("The rule set " + file + " cannot be used:\n- "
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n- ")));
        this.faults = List.copyOf(faults);
    }

    /** {@return everything that is wrong with it, in the order of the file} */
    List<Fault> faults() {
        return faults;
    }
}
