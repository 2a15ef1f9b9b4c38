package se.usve.survey.files;

/** The two ways of writing CSV. Reading takes both, and more. */
public enum CsvProfile {

    /** For programs: comma, UTF-8 without byte order mark, CRLF (RFC 4180), answers as codes. */
    RFC_4180(',', false),
    /** For a Swedish spreadsheet: semicolon, UTF-8 with byte order mark, CRLF, answers in Swedish words. */
    SWEDISH(';', true);

    private final char separator;
    private final boolean forPeople;

    CsvProfile(char separator, boolean forPeople) {
        this.separator = separator;
        this.forPeople = forPeople;
    }

    char separator() {
        return separator;
    }

    /** {@return whether it is read by people: with a byte order mark, so that å, ä and ö are right, and in words} */
    boolean forPeople() {
        return forPeople;
    }
}
