package se.usve.command.faults;

import java.util.Optional;

/** A way in which the system breaks while clients send answers. */
interface Fault {

    /** {@return what {@code --only} calls it} */
    String id();

    /** {@return what is done, in a few words} */
    String what();

    /** {@return why it cannot be tried on this machine; empty if it can} */
    default Optional<String> impossible() {
        return Optional.empty();
    }

    /** {@return whether it wants a stack of its own on a disk of a few hundred megabytes} */
    default boolean wantsSmallDisk() {
        return false;
    }

    /**
     * Breaks the system and leaves it as it was: whatever was ended runs again.
     *
     * @return what was seen, in a few words
     */
    String strike(Scene scene) throws Exception;
}
