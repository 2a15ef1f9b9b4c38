package se.usve.reporting.stream;

import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.usve.reporting.report.ReadLive.Followed;

/**
 * Somebody who follows a round. Nothing waits for them here but the number of the change they have come to, and at most one
 * event is on its way: while they take it, changes gather in the database, and come as one.
 */
final class Client {

    /** What a client has come to that has seen nothing yet. */
    static final long NOTHING = -1;

    private final String caller;
    private final Followed followed;
    private final Optional<Instant> until;
    private final SseEventSink sink;
    private final HttpConnection connection;
    /** Written by the one thread that sends. */
    private long cameTo;
    private boolean begun;
    private long sentAt = System.nanoTime();
    private volatile boolean onItsWay;

    Client(String caller, Followed followed, long cameTo, Optional<Instant> until, SseEventSink sink,
            HttpConnection connection) {
        this.caller = caller;
        this.followed = followed;
        this.cameTo = cameTo;
        this.until = until;
        this.sink = sink;
        this.connection = connection;
    }

    String caller() {
        return caller;
    }

    Followed followed() {
        return followed;
    }

    long cameTo() {
        return cameTo;
    }

    /** {@return whether nothing was told in this connection yet} */
    boolean isNew() {
        return !begun;
    }

    boolean isGone() {
        return sink.isClosed();
    }

    boolean isBusy() {
        return onItsWay;
    }

    boolean isOver(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    boolean hasBeenSilent(Duration time) {
        return System.nanoTime() - sentAt > time.toNanos();
    }

    /** Sends the event, with which the client has come to a number. */
    void send(OutboundSseEvent event, long number) {
        cameTo = number;
        begun = true;
        send(event);
    }

    /** Sends what makes no difference to where the client is. */
    void send(OutboundSseEvent event) {
        sentAt = System.nanoTime();
        onItsWay = true;
        try {
            sink.send(event).whenComplete((_, _) -> onItsWay = false);
        } catch (IllegalStateException e) {
            // It left meanwhile.
            onItsWay = false;
        }
    }

    /** Ends the stream in order. */
    void end(OutboundSseEvent last) {
        if (!sink.isClosed()) {
            try {
                sink.send(last).whenComplete((_, _) -> sink.close());
            } catch (IllegalStateException e) {
                sink.close();
            }
        }
    }

    /** Ends a connection that takes nothing. */
    void cutOff() {
        connection.close();
    }
}
