package se.usve.chassis.problem;

/**
 * A JSON pointer (RFC 6901) into what a client sent.
 *
 * @param path the pointer as written
 */
public record Pointer(String path) {

    /** All of it. */
    public static final Pointer WHOLE = new Pointer("");

    /** {@return the pointer to a part, by its name or index} */
    public Pointer to(String name) {
        return new Pointer(path + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    @Override
    public String toString() {
        return path;
    }
}
