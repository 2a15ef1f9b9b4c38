package se.usve.survey.files;

import java.util.List;
import java.util.Locale;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * What a sender may call a file. The content alone decides what it is: programs call CSV by many names, and Windows with
 * a spreadsheet program calls it {@code application/vnd.ms-excel}.
 */
public final class SentAs {

    private static final List<String> TABLES = List.of(FileFormat.CSV.mediaType(), "application/csv", "text/plain",
            "application/vnd.ms-excel", FileFormat.XLSX.mediaType(), "application/octet-stream");
    private static final List<String> ANSWERS =
            List.of(FileFormat.NDJSON.mediaType(), FileFormat.CSV.mediaType(), "application/csv", "text/plain",
                    "application/vnd.ms-excel", FileFormat.XLSX.mediaType(), "application/octet-stream");

    private SentAs() {
    }

    /** @throws ProblemException 415 if no file of answers is called so */
    public static void answers(String contentType) {
        mustBe(contentType, ANSWERS);
    }

    /** @throws ProblemException 415 if no table of units is called so */
    public static void table(String contentType) {
        mustBe(contentType, TABLES);
    }

    private static void mustBe(String contentType, List<String> taken) {
        if (contentType == null || contentType.isBlank()
                || taken.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return;
        }
        throw new ProblemException(ProblemType.ofStatus(415, "Unsupported Media Type"), new Text(
                "Filens typ (Content-Type) tas inte emot här. Skicka den som någon av %s.",
                "The file's type (Content-Type) is not taken here. Send it as one of %s.")
                .with(String.join(", ", taken)));
    }
}
