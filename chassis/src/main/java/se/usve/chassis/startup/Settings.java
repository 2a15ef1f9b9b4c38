package se.usve.chassis.startup;

import java.util.Optional;
import java.util.Set;

/** What a service was told, as the checks read it. */
interface Settings {

    /** {@return the value; empty if there is none or it is blank} */
    Optional<String> find(String property);

    /** {@return the names of all settings there are} */
    Set<String> names();

    /** {@return whether there is a value that could not be read, of which nothing more can be said} {@link #find} gives something. */
    default boolean isUnreadable(String property) {
        return false;
    }

    /** {@return whether the setting says {@code true}} */
    default boolean isOn(String property) {
        return find(property).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** {@return whether the setting says {@code false}} */
    default boolean isOff(String property) {
        return find(property).filter("false"::equalsIgnoreCase).isPresent();
    }
}
