package se.usve.chassis.config;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with the values of typed settings: all of it at once, in sentences that name the property. */
public final class MappingFaults {

    private static final Pattern NOT_OF_ITS_TYPE = Pattern.compile(
            ".*The config property (\\S+) with the config value (\".*\") threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile(".*The config property (\\S+) is required but .*", Pattern.DOTALL);
    private static final Pattern UNKNOWN = Pattern.compile(".*SRCFG00050: (\\S+) in (.*) does not map to any root.*",
            Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("SRCFG\\d+: ");

    private MappingFaults() {}

    /** {@return the faults, none if all mappings can be had of the settings} */
    public static List<String> of(SmallRyeConfig config, Collection<Class<?>> mappings) {
        var classes = mappings.stream().map(ConfigClass::configClass).collect(Collectors.toSet());
        var faults = new ArrayList<String>();
        try {
            ConfigMappings.registerConfigMappings(config, classes);
        } catch (ConfigValidationException e) {
            for (int i = 0; i < e.getProblemCount(); i++) {
                faults.add(sentence(e.getProblem(i).getMessage(), name -> isInFile(config, name)));
            }
        }
        classes.stream().flatMap(mapping -> Ranges.faults(config, mapping)).forEach(faults::add);
        return faults.stream().sorted().toList();
    }

    /** {@return the names of all settings of the mappings; {@code *} stands for any part} */
    public static Set<String> names(Collection<Class<?>> mappings) {
        return mappings.stream().map(ConfigClass::configClass)
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return whether the value stands in a file, as secrets do: it is told nowhere} */
    static boolean isInFile(SmallRyeConfig config, String name) {
        return SettingsInFiles.NAME.equals(config.getConfigValue(name).getSourceName());
    }

    /** As SmallRye Config words it, in plainer words where it is one of the problems to be expected. */
    static String sentence(String problem, Predicate<String> isInFile) {
        var type = NOT_OF_ITS_TYPE.matcher(problem);
        if (type.matches()) {
            return isInFile.test(type.group(1))
                    ? Naming.both(type.group(1)) + " cannot be what its file holds."
                    : "%s is %s: %s.".formatted(Naming.both(type.group(1)), type.group(2), CODE.matcher(type.group(3)).replaceAll(""));
        }
        var missing = MISSING.matcher(problem);
        if (missing.matches()) {
            return Naming.both(missing.group(1)) + " is required, and has no value.";
        }
        var unknown = UNKNOWN.matcher(problem);
        return unknown.matches() ? "%s is no setting; it stands in %s.".formatted(unknown.group(1), unknown.group(2)) : problem;
    }
}
