package se.usve.survey.register;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.files.CsvProfile;
import se.usve.survey.files.PlainTable;

/** Units as a file that is answered. */
final class UnitFile {

    private UnitFile() {
    }

    /**
     * {@return the file}
     *
     * @param name   what it is to be saved as
     * @param format {@code csv}, or {@code csv-sv} for a Swedish spreadsheet
     * @param rows   the cells of each unit, see {@link UnitTitles#COLUMNS}
     * @throws ProblemException 400 for another format
     */
    static Response of(String name, Optional<String> format, Stream<List<String>> rows) {
        var profile = switch (format.orElse("csv")) {
            case "csv" -> CsvProfile.RFC_4180;
            case "csv-sv" -> CsvProfile.SWEDISH;
            default -> throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "format ska vara csv eller csv-sv", "format must be csv or csv-sv"));
        };
        var bytes = new ByteArrayOutputStream();
        try {
            PlainTable.writeCsv(profile, UnitTitles.COLUMNS, rows, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
        return Response.ok(bytes.toByteArray(), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }
}
