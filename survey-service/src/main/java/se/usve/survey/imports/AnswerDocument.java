package se.usve.survey.imports;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.time.Sweden;
import se.usve.survey.files.AnswerFiles;
import se.usve.survey.files.CsvProfile;
import se.usve.survey.files.FileFormat;
import se.usve.survey.files.UnitRow;

/**
 * A file of units as it is sent to a caller: dated by its name, so that one kept in a folder tells when it was made.
 *
 * @param files   the writer of the round's files
 * @param format  its format
 * @param profile how CSV is written
 * @param name    the first part of its name
 */
record AnswerDocument(AnswerFiles files, FileFormat format, CsvProfile profile, String name) {

    /**
     * {@return the profile that the parameter {@code format} names}
     *
     * @throws ProblemException 400 if it names none
     */
    static CsvProfile profile(Optional<String> format) {
        return switch (format.orElse("csv")) {
            case "csv" -> CsvProfile.RFC_4180;
            case "csv-sv" -> CsvProfile.SWEDISH;
            default -> throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "format ska vara csv eller csv-sv", "format must be csv or csv-sv"));
        };
    }

    /** {@return the format of a file's extension} */
    static Optional<FileFormat> ofExtension(String extension) {
        return switch (extension) {
            case "csv" -> Optional.of(FileFormat.CSV);
            case "xlsx" -> Optional.of(FileFormat.XLSX);
            case "ndjson" -> Optional.of(FileFormat.NDJSON);
            default -> Optional.empty();
        };
    }

    static LocalDate today() {
        return LocalDate.now(Sweden.ZONE);
    }

    /** {@return the answer that carries the file, written as it is sent} */
    Response of(List<UnitRow> units) {
        StreamingOutput content = out -> {
            switch (format) {
                case CSV -> files.writeCsv(profile, units, out);
                case XLSX -> files.writeXlsx(units, today(), out);
                case NDJSON -> files.writeNdjson(units, out);
            }
        };
        return attached(content, format, name);
    }

    /** {@return an answer that a browser keeps as a file} */
    static Response attached(StreamingOutput content, FileFormat format, String name) {
        var charset = format == FileFormat.XLSX ? "" : ";charset=utf-8";
        var fileName = name + "-" + today() + "." + format.name().toLowerCase(Locale.ROOT);
        return Response.ok(content).type(format.mediaType() + charset)
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .header("Cache-Control", "no-store").build();
    }
}
