package se.usve.chassis.startup;

import java.util.Optional;

/**
 * A setting with which the service should not start.
 *
 * @param property the setting to mend
 * @param risk     what it is accepted by; empty for what nobody can accept, as the service would not work
 * @param what     what is wrong, a sentence
 * @param mend     what to do, a sentence
 */
record Finding(String property, Optional<Risk> risk, String what, String mend) {

    static Finding unsafe(Risk risk, String property, String what, String mend) {
        return new Finding(property, Optional.of(risk), what, mend);
    }

    static Finding wrong(String property, String what, String mend) {
        return new Finding(property, Optional.empty(), what, mend);
    }
}
