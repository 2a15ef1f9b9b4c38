package se.usve.chassis.startup;

import io.smallrye.config.SmallRyeConfig;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.usve.chassis.config.Naming;

/**
 * The settings that this process was given.
 *
 * @param unreadable environment variables whose values should stand in files, and could not be read
 */
record Given(SmallRyeConfig config, Set<String> unreadable) implements Settings {

    @Override
    public boolean isUnreadable(String property) {
        return unreadable.contains(Naming.variable(property));
    }

    /** What is made of another setting that has no value has none either. */
    @Override
    public Optional<String> find(String property) {
        if (property.equals("quarkus.profile")) {
            return Optional.of(String.join(",", config.getProfiles()));
        }
        if (isUnreadable(property)) {
            return Optional.of("unreadable");
        }
        try {
            return config.getOptionalValue(property, String.class).filter(value -> !value.isBlank());
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<String> names() {
        var names = new TreeSet<String>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }
}
