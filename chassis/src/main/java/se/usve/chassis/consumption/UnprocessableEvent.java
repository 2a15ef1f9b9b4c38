package se.usve.chassis.consumption;

/** An event that can never be applied, however often it is tried: it goes to the dead-letter topic with the reason. */
public final class UnprocessableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Received<?> received;

    /**
     * @param received the event
     * @param reason   why, in plain words for the operator
     */
    public UnprocessableEvent(Received<?> received, String reason) {
        super(reason);
        this.received = received;
    }

    /** {@return the event that cannot be applied} */
    public Received<?> received() {
        return received;
    }
}
