package se.usve.survey.files;

/**
 * How much is taken.
 *
 * @param bytes      of a file as sent
 * @param rows       with anything in them, the header apart
 * @param columns    of a table
 * @param characters in all cells together (UTF-16 units), each cell counting as {@value #CELL} more: what is held in
 *                   memory
 * @param unpacked   bytes of all parts of an XLSX file together
 * @param ratio      times that a part of an XLSX file larger than 1 MB may be larger than it is packed
 * @param parts      of an XLSX file
 * @param errors     in all rows together
 */
public record FileLimits(int bytes, int rows, int columns, int characters, long unpacked, int ratio, int parts,
        int errors) {

    /** What an empty cell would count for. */
    private static final int CELL = 16;

    /** What a service with a heap of 256 MB can take: 10 MB (of 1,024 × 1,024 bytes), 5,000 rows, 100 MB unpacked. */
    public static final FileLimits DEFAULT =
            new FileLimits(10_485_760, 5_000, 1_000, 20_000_000, 100_000_000, 200, 1_000, 100_000);

    /**
     * Checks the size of a file.
     *
     * @throws FileRefused if it has more bytes than are taken
     */
    void check(byte[] content) {
        if (content.length > bytes) {
            throw FileRefused.because(FileRefused.Reason.FILE_TOO_LARGE,
                    "Filen är större än %d byte. Dela den och skicka delarna var för sig.",
                    "The file is larger than %d bytes. Split it and send the parts one by one.", bytes);
        }
    }

    /**
     * Counts the cells of a row.
     *
     * @param characters counted so far
     * @return counted with them
     * @throws FileRefused if that is more than is taken
     */
    long count(long characters, Table.Row row) {
        long sum = characters;
        for (var cell : row.cells()) {
            sum += cell == Cell.BLANK ? 0 : cell.text().length() + CELL;
        }
        if (sum > this.characters) {
            throw FileRefused.because(FileRefused.Reason.FILE_TOO_LARGE,
                    "Filen har för många ifyllda celler. Dela den och skicka delarna var för sig.",
                    "The file has too many cells filled in. Split it and send the parts one by one.");
        }
        return sum;
    }

    FileRefused tooManyErrors() {
        return FileRefused.because(FileRefused.Reason.TOO_MANY_ERRORS,
                "Filen har fler än %d fel. Kontrollera att svaren står under rätt rubrik, eller skicka några rader "
                        + "först.",
                "The file has more than %d errors. See that the answers stand under the right headers, or send a few "
                        + "rows first.", errors);
    }

    FileRefused tooManyRows() {
        return FileRefused.because(FileRefused.Reason.TOO_MANY_ROWS,
                "Filen har fler än %d rader. Dela den och skicka delarna var för sig.",
                "The file has more than %d rows. Split it and send the parts one by one.", rows);
    }

    FileRefused tooManyColumns() {
        return FileRefused.because(FileRefused.Reason.TOO_MANY_COLUMNS,
                "Filen har innehåll bortom kolumn %d. Använd mallen, och ta bort det som står till höger om den.",
                "The file has content beyond column %d. Use the template, and remove what stands to the right of it.",
                columns);
    }

    FileRefused tooLargeUnpacked() {
        return FileRefused.because(FileRefused.Reason.ZIP_BOMB,
                "Filen blir orimligt stor när den packas upp. Kopiera svaren till en ny mall och skicka den.",
                "The file becomes unreasonably large when it is unpacked. Copy the answers to a new template and send "
                        + "that.");
    }
}
