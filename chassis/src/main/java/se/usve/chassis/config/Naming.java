package se.usve.chassis.config;

import java.util.Locale;

/** How settings are called: a property, and the environment variable that sets it. */
public final class Naming {

    private Naming() {}

    /** {@return the environment variable that sets the property, by the rule of MicroProfile Config} */
    public static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** {@return both names, for whoever is to mend it} */
    public static String both(String property) {
        return "%s (%s)".formatted(property, variable(property));
    }
}
