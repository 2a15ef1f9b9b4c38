package se.usve.survey.files;

/**
 * A cell as it stood in a file.
 *
 * @param kind what the file says it is; every cell of a CSV file is text
 * @param text its content: text as it is, a number in plain digits, {@code true} or {@code false}, a date as
 *             {@code 2022-12-31}, a formula without its equals sign, an error such as {@code #N/A}
 */
record Cell(Kind kind, String text) {

    enum Kind { TEXT, NUMBER, BOOLEAN, DATE, FORMULA, ERROR }

    static final Cell BLANK = new Cell(Kind.TEXT, "");

    private static final int SHOWN = 40;

    static Cell text(String text) {
        return text.isEmpty() ? BLANK : new Cell(Kind.TEXT, text);
    }

    /** {@return whether nothing can be seen in it} */
    boolean isBlank() {
        return kind == Kind.TEXT && Words.isBlank(text);
    }

    /** {@return its content for a message, cut short} */
    String shown() {
        var words = (kind == Kind.FORMULA ? "=" + text : text).strip();
        return words.codePointCount(0, words.length()) <= SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + " …";
    }
}
