package se.usve.demo;

/**
 * Told how far the loading has come. Called by one thread at a time.
 */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (labelSv, done, total) -> { };

    /**
     * @param labelSv what is being done, in Swedish
     * @param done    how many are done
     * @param total   out of how many; {@code done == total} ends the step
     */
    void step(String labelSv, int done, int total);
}
