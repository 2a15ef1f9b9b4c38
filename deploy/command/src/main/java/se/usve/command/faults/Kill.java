package se.usve.command.faults;

import java.util.Locale;

/** A service is killed (SIGKILL) at a point of its work. */
sealed interface Kill extends Fault permits KillAtPoint, KillRebuild, KillWhileEnding {

    /** {@return where} */
    Point point();

    @Override
    default String id() {
        return "kill-" + point().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    default String what() {
        return point().service().processName() + " killed when " + point().state();
    }
}
