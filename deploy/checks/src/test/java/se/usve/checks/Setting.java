package se.usve.checks;

import java.util.Locale;

/**
 * A setting as the reference shows it.
 *
 * @param property its name, such as {@code usve.imports.at-once}
 * @param type     what it may be, in words
 * @param value    what it is unless somebody says otherwise; empty for nothing
 * @param meaning  what it does, in Markdown
 * @param fixed    whether the service makes it, and no operator does
 */
record Setting(String property, String type, String value, String meaning, boolean fixed) {

    /** {@return the name of the environment variable that sets it, by the rule of MicroProfile Config} */
    String variable() {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    Setting withValue(String other) {
        return new Setting(property, type, other, meaning, fixed);
    }
}
