package se.usve.survey.files;

/** The formats that answers stand in. */
public enum FileFormat {

    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** {@return its media type} */
    public String mediaType() {
        return mediaType;
    }

    /**
     * {@return the format that the content shows}
     *
     * @throws FileRefused if it is none of them
     */
    static FileFormat of(byte[] content) {
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw FileRefused.because(FileRefused.Reason.PASSWORD_PROTECTED,
                    "Filen är skyddad med lösenord eller sparad i ett äldre format (.xls). Ta bort lösenordet, spara "
                            + "den som .xlsx och skicka den igen.",
                    "The file is protected by a password or saved in an older format (.xls). Remove the password, save "
                            + "it as .xlsx and send it again.");
        }
        if (startsWith(content, 'P', 'K', 3, 4)) {
            return XLSX;
        }
        if (startsWith(content, 'P', 'K', 5, 6) || startsWith(content, 'P', 'K', 7, 8)
                || startsWith(content, '%', 'P', 'D', 'F') || startsWith(content, 0x1F, 0x8B)
                || startsWith(content, '{', '\\', 'r', 't', 'f')) {
            throw unknown();
        }
        return switch (firstSign(content)) {
            case 0 -> throw FileRefused.because(FileRefused.Reason.EMPTY_FILE,
                    "Filen är tom.", "The file is empty.");
            case '{' -> NDJSON;
            case '[', '<' -> throw unknown();
            default -> CSV;
        };
    }

    private static FileRefused unknown() {
        return FileRefused.because(FileRefused.Reason.NOT_READABLE,
                "Filen är varken CSV, XLSX eller NDJSON (ett JSON-objekt per rad). Spara den som .xlsx eller .csv och "
                        + "skicka den igen.",
                "The file is neither CSV, XLSX nor NDJSON (one JSON object a line). Save it as .xlsx or .csv and send "
                        + "it again.");
    }

    private static boolean startsWith(byte[] content, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return the first byte that is no blank and belongs to no byte order mark, or 0 if there is none} */
    private static int firstSign(byte[] content) {
        int start = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3
                : startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF) ? 2 : 0;
        for (int i = start; i < content.length; i++) {
            if (content[i] != ' ' && content[i] != '\t' && content[i] != '\r' && content[i] != '\n'
                    && content[i] != 0) {
                return content[i] & 0xFF;
            }
        }
        return 0;
    }
}
