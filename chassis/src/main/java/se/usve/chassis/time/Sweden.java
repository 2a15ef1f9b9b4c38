package se.usve.chassis.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The clock by which days begin and end, and times are told to people, wherever a server stands. */
public final class Sweden {

    /** The time zone. In SQL it is written out: {@code at time zone 'Europe/Stockholm'}. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private static final DateTimeFormatter SWEDISH = form("sv", "uuuu-MM-dd 'kl.' HH.mm");
    private static final DateTimeFormatter ENGLISH = form("en", "d MMMM uuuu, HH:mm");

    private Sweden() {
    }

    private static DateTimeFormatter form(String language, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.of(language)).withZone(ZONE);
    }

    /** {@return the time as it is written in Swedish, to the minute} */
    public static String inSwedish(Instant time) {
        return SWEDISH.format(time);
    }

    /** {@return the time as it is written in English, to the minute} */
    public static String inEnglish(Instant time) {
        return ENGLISH.format(time);
    }
}
