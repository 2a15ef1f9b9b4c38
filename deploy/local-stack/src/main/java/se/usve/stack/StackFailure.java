package se.usve.stack;

/** The local stack cannot do what it was asked; the message is a sentence for the person at the terminal. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
