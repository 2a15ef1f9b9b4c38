package se.usve.demo;

/**
 * A service answered with a status that loading cannot go on from. The message shows the request and the problem
 * document.
 */
public final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    UnexpectedAnswer(String request, int status, String body) {
        super(request + " gave " + status + ": " + body);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
