package se.usve.survey.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that a test moves. */
class SetTime implements InstantSource {

    private volatile Instant now;

    SetTime(String now) {
        this.now = Instant.parse(now);
    }

    void set(String time) {
        now = Instant.parse(time);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
