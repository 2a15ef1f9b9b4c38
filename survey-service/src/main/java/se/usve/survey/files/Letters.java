package se.usve.survey.files;

/** Columns as a spreadsheet names them: A, B … Z, AA … */
final class Letters {

    private static final int ALPHABET = 26;

    private Letters() {
    }

    /** {@return the letters of a column, the first of which is 0} */
    static String of(int column) {
        return (column >= ALPHABET ? of(column / ALPHABET - 1) : "") + (char) ('A' + column % ALPHABET);
    }

    /** {@return the column at the beginning of a cell's address such as {@code C12}; -1 if there are no letters} */
    static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && i <= 3 && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z'; i++) {
            column = column * ALPHABET + address.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
