package se.usve.stack;

/** A short wait between two looks at another process, which has no way to call us back. */
final class Pause {
    private Pause() {}

    static void ofMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for a process.", e);
        }
    }
}
