package se.usve.chassis.input;

import java.util.Optional;
import java.util.UUID;

/** Reads ids in addresses: what is no UUID names nothing, and is answered as an id that nothing has. */
public final class Uuids {

    private Uuids() {
    }

    /** {@return the UUID, empty if the text is none} */
    public static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
