package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SURVEY;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import se.usve.stack.Service;
import se.usve.system.Operations.Operation;

/**
 * What people wrote is text in every file that any operation answers with, also to a spreadsheet that would run it as a formula.
 * Operations are found in the OpenAPI documents, and asked for each form of file that they name.
 */
class FormulasTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String ROUND = "formulas-2026";
    private static final List<String> WORDS = List.of("=HYPERLINK(\"http://127.0.0.1:1\",\"x\")", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1+1)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?( ?%)?|-");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, String> PLACES = Map.of("round", ROUND, "unit", "formula-1", "type", "csv");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void noFileHoldsAFormula() throws Exception {
        aRoundOfFormulas();
        var seen = new TreeMap<String, Integer>();
        var wrong = new ArrayList<String>();
        var requests = new HostileRequests(PLACES);
        for (var operation : Operations.of(SYSTEM)) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            for (var path : paths(operation, requests.right(operation).path())) {
                for (var type : List.of("text/csv", XLSX)) {
                    var answer = get(operation.service(), path, type);
                    var found = answer.headers().firstValue("Content-Type").orElse("");
                    if (answer.statusCode() == 200 && found.startsWith("text/csv")) {
                        cells(answer.body()).stream().filter(FormulasTest::isRun).forEach(cell -> wrong.add(path + ": " + cell));
                        seen.merge(operation.name(), count(new String(answer.body(), UTF_8)), Math::max);
                    } else if (answer.statusCode() == 200 && found.startsWith(XLSX)) {
                        wrong.addAll(formulas(path, answer.body()));
                        seen.merge(operation.name(), 0, Math::max);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).as("files with the words in them, and others")
                .containsKeys("GET /survey/v1/rounds/{round}/units.csv", "GET /reporting/v1/rounds/{round}/units",
                        "GET /reporting/v1/rounds/{round}/levels", "GET /reporting/v1/rounds/{round}/workbook.xlsx");
        assertThat(seen.get("GET /survey/v1/rounds/{round}/units.csv")).isGreaterThanOrEqualTo(WORDS.size());
        assertThat(seen.get("GET /reporting/v1/rounds/{round}/units")).isGreaterThanOrEqualTo(WORDS.size());
    }

    private static void aRoundOfFormulas() {
        var path = "/survey/v1/rounds/" + ROUND;
        SYSTEM.put(SURVEY, path, RunningSystem.ADMIN, RoundDefinition.since(2018)).expecting(201);
        SYSTEM.post(SURVEY, path + "/transitions", RunningSystem.ADMIN, Map.of("to", "OPEN")).expecting(200);
        for (int i = 0; i < WORDS.size(); i++) {
            var unit = path + "/units/formula-" + i;
            SYSTEM.put(SURVEY, unit, RunningSystem.ADMIN,
                    Map.of("name", WORDS.get(i), "region", "03", "specialty", WORDS.get(i))).expecting(201);
            var answers = new RandomAnswers(new Random(i)).next();
            answers.put("30", "YES");
            answers.put("30a", WORDS.get(i));
            SYSTEM.post(SURVEY, unit + "/submissions", RunningSystem.ADMIN, Map.of("answers", answers)).expecting(201);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + ROUND + "/response-rates",
                RunningSystem.ADMIN).json().at("/groups").findValuesAsText("responding").contains("" + WORDS.size()));
    }

    /** Once as it is, and once for each form that it says it takes by name. */
    private static List<String> paths(Operation operation, String path) {
        var found = new ArrayList<>(List.of(path));
        operation.parameters().stream().filter(parameter -> parameter.name().equals("format"))
                .forEach(_ -> List.of("csv", "csv-sv", "xlsx").forEach(form ->
                        found.add(path + (path.contains("?") ? "&" : "?") + "format=" + form)));
        operation.parameters().stream().filter(parameter -> parameter.name().equals("type") && parameter.in().equals("path"))
                .forEach(_ -> found.add(path.replace(".csv", ".xlsx")));
        return found;
    }

    private static List<String> cells(byte[] file) throws IOException {
        var text = new String(file, UTF_8);
        var separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        var found = new ArrayList<String>();
        try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            reader.forEach(line -> found.addAll(line.getFields()));
        }
        return found;
    }

    private static boolean isRun(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !NUMBER.matcher(cell).matches();
    }

    private static int count(String text) {
        return (int) WORDS.stream().filter(word -> text.contains(word.replace("\"", "\"\""))).count();
    }

    private static List<String> formulas(String path, byte[] file) throws IOException {
        var found = new ArrayList<String>();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.FORMULA && WORDS.stream().anyMatch(word -> word.endsWith(cell.getCellFormula()))) {
                    found.add(path + " " + sheet.getSheetName() + cell.getAddress() + ": " + cell.getCellFormula());
                }
            })));
        }
        return found;
    }

    private HttpResponse<byte[]> get(Service service, String path, String accept) throws Exception {
        return http.send(HttpRequest.newBuilder(SYSTEM.stack().api(service).resolve(path))
                .header("Authorization", "Bearer " + SYSTEM.stack().token(RunningSystem.ADMIN))
                .header("Accept", accept + ", application/json;q=0.5").build(), BodyHandlers.ofByteArray());
    }
}
