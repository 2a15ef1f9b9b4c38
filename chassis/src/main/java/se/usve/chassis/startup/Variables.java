package se.usve.chassis.startup;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.config.Naming;

/** The environment variables that typed settings are given by. */
final class Variables {

    private final List<Pattern> known;

    /** @param names of the settings; {@code *} stands for any part */
    Variables(Set<String> names) {
        this.known = names.stream().map(name -> Pattern.compile(Arrays.stream(name.split("\\*", -1)).map(Naming::variable)
                .collect(Collectors.joining(".+")) + "(_FILE)?")).toList();
    }

    /** {@return those that begin like ours and are none, in order} Others may put some there, so they are no fault. */
    List<String> unknown(Collection<String> variables) {
        return variables.stream().filter(name -> name.startsWith("USVE_"))
                .filter(name -> known.stream().noneMatch(pattern -> pattern.matcher(name).matches())).sorted().toList();
    }
}
