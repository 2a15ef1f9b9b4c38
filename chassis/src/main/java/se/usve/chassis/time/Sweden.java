package se.usve.chassis.time;

import java.time.ZoneId;

/** The clock by which days begin and end, wherever a server stands. */
public final class Sweden {

    /** The time zone. In SQL it is written out: {@code at time zone 'Europe/Stockholm'}. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private Sweden() {
    }
}
