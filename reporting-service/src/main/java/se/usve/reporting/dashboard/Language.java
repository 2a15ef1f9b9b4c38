package se.usve.reporting.dashboard;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;

/** A language of the page, with how numbers are written in it. */
enum Language {
    SV("sv", "\u00a0", "\u00a0%", "uuuu-MM-dd 'kl.' HH.mm"),
    EN("en", ",", "%", "d MMMM uuuu, HH:mm");

    private final String code;
    private final String thousands;
    private final String percent;
    private final DateTimeFormatter time;

    Language(String code, String thousands, String percent, String time) {
        this.code = code;
        this.thousands = thousands;
        this.percent = percent;
        this.time = DateTimeFormatter.ofPattern(time, Locale.of(code))
                .withZone(Sweden.ZONE);
    }

    /** {@return English if asked for, else Swedish} */
    static Language of(String code) {
        return EN.code.equals(code) ? EN : SV;
    }

    String code() {
        return code;
    }

    String in(Text text) {
        return this == EN ? text.en() : text.sv();
    }

    /** {@return a count, its thousands apart} */
    String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(",", thousands);
    }

    /** {@return part of whole in whole percent, rounded half up as the report does; a dash where whole is 0} */
    String percent(long part, long whole) {
        return whole == 0 ? "–" : roundedPercent(part, whole) + percent;
    }

    /** {@return the time in Sweden} */
    String time(Instant instant) {
        return time.format(instant);
    }

    static long roundedPercent(long part, long whole) {
        return (200 * part + whole) / (2 * whole);
    }
}
