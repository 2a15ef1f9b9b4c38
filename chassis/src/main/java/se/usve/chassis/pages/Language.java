package se.usve.chassis.pages;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.usve.chassis.problem.Languages;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;

/** A language of the pages, with how days, times and numbers are written in it. */
public enum Language {
    SV("sv", "uuuu-MM-dd", "\u00a0"),
    EN("en", "d MMMM uuuu", ",");

    private static final Text CODE = new Text("sv", "en");

    private final String code;
    private final DateTimeFormatter day;
    private final String thousands;

    Language(String code, String day, String thousands) {
        this.code = code;
        this.day = DateTimeFormatter.ofPattern(day, Locale.of(code));
        this.thousands = thousands;
    }

    /** {@return the language asked for, Swedish if none of ours is} */
    public static Language of(HttpHeaders headers) {
        return of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** {@return the language asked for by a header {@code Accept-Language}, which may be null} */
    public static Language of(String header) {
        return CODE.in(Languages.of(header)).equals(EN.code) ? EN : SV;
    }

    /** {@return its code (ISO 639-1)} */
    public String code() {
        return code;
    }

    /** {@return the words in this language} */
    public String in(Text text) {
        return this == EN ? text.en() : text.sv();
    }

    /** {@return the time in Sweden} */
    public String time(Instant instant) {
        return this == EN ? Sweden.inEnglish(instant) : Sweden.inSwedish(instant);
    }

    /** {@return the day} */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** {@return a count, its thousands apart} */
    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(",", thousands);
    }
}
