package se.usve.survey.files;

/**
 * Keeps a spreadsheet that opens a CSV file from taking a text for a formula: a text that begins with one of
 * {@code = + - @}, a tab or a carriage return gets an apostrophe in front (OWASP, CSV injection). So that taking it
 * away again is never a guess, a text that begins with apostrophes and then one of these gets one more.
 */
final class Apostrophe {

    private static final String DANGEROUS = "=+-@\t\r";

    private Apostrophe() {
    }

    static String before(String text) {
        return isDangerousAfterApostrophes(text) ? "'" + text : text;
    }

    static String takenFrom(String text) {
        return text.startsWith("'") && isDangerousAfterApostrophes(text) ? text.substring(1) : text;
    }

    private static boolean isDangerousAfterApostrophes(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '\'') {
            i++;
        }
        return i < text.length() && DANGEROUS.indexOf(text.charAt(i)) >= 0;
    }
}
