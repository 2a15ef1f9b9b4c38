package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A published table in the forms it can be had in, each read by itself to figures by their place: the values of some
 * dimensions, and the measure.
 *
 * @param table address of the table, without a query
 */
record TableForms(URI table) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return the figures of every form, by its name} */
    Map<String, Map<List<String>, Double>> figures(List<String> dimensions, List<String> measures) {
        var csv = text(bytes("csv"));
        return Map.of("csv", delimited(csv, ',', dimensions, measures),
                "csv-sv", delimited(text(bytes("csv-sv")).replace("\uFEFF", ""), ';', dimensions, measures),
                "xlsx", spreadsheet(bytes("xlsx"), List.of(csv.lines().findFirst().orElseThrow().split(",")), dimensions,
                        measures),
                "json-stat2", jsonStat(bytes("json-stat2"), dimensions, measures));
    }

    private byte[] bytes(String format) {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(HttpRequest.newBuilder(URI.create(table + "?format=" + format)).build(),
                    BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as("%s as %s", table, format).isEqualTo(200);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<List<String>, Double> delimited(String text, char separator, List<String> dimensions,
            List<String> measures) {
        var rows = text.lines().map(line -> fields(line, separator)).toList();
        return ofRows(rows.getFirst(), rows.subList(1, rows.size()), dimensions, measures);
    }

    /** The tables' words have no line breaks. */
    private static List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var sign : line.toCharArray()) {
            if (sign == '"') {
                quoted = !quoted;
            } else if (sign == separator && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(sign);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static Map<List<String>, Double> spreadsheet(byte[] file, List<String> header, List<String> dimensions,
            List<String> measures) {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var words = new DataFormatter();
            var rows = StreamSupport.stream(book.getSheetAt(2).spliterator(), false).skip(1)
                    .map(row -> IntStream.range(0, header.size()).mapToObj(row::getCell).map(cell -> cell == null ? ""
                            : cell.getCellType() == CellType.NUMERIC && measures.contains(header.get(cell.getColumnIndex()))
                                    ? Double.toString(cell.getNumericCellValue()) : words.formatCellValue(cell)).toList())
                    .toList();
            return ofRows(header, rows, dimensions, measures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<List<String>, Double> ofRows(List<String> header, List<List<String>> rows, List<String> dimensions,
            List<String> measures) {
        var figures = new HashMap<List<String>, Double>();
        for (var row : rows) {
            for (var measure : measures) {
                var value = row.get(header.indexOf(measure));
                if (!value.isEmpty()) {
                    figures.put(place(dimensions.stream().map(header::indexOf).map(row::get).toList(), measure),
                            Double.valueOf(value.replace(',', '.')));
                }
            }
        }
        return figures;
    }

    private static Map<List<String>, Double> jsonStat(byte[] bytes, List<String> dimensions, List<String> measures) {
        JsonNode dataset;
        try {
            dataset = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var size = StreamSupport.stream(dataset.path("size").spliterator(), false).mapToInt(JsonNode::asInt).toArray();
        assertThat(dataset.path("value")).hasSize(IntStream.of(size).reduce(1, (a, b) -> a * b));
        var ids = StreamSupport.stream(dataset.path("id").spliterator(), false).map(JsonNode::asText).toList();
        var figures = new HashMap<List<String>, Double>();
        for (int i = 0; i < dataset.path("value").size(); i++) {
            var codes = new HashMap<String, String>();
            var rest = i;
            for (int d = size.length - 1; d >= 0; d--) {
                var at = rest % size[d];
                rest /= size[d];
                codes.put(ids.get(d), dataset.path("dimension").path(ids.get(d)).path("category").path("index").properties()
                        .stream().filter(code -> code.getValue().asInt() == at).findFirst().orElseThrow().getKey());
            }
            if (measures.contains(codes.get("contents")) && dataset.path("value").get(i).isNumber()) {
                figures.put(place(dimensions.stream().map(codes::get).toList(), codes.get("contents")),
                        dataset.path("value").get(i).asDouble());
            }
        }
        return figures;
    }

    /** {@return where a figure stands} */
    static List<String> place(List<String> dimensions, String measure) {
        var place = new ArrayList<>(dimensions);
        place.add(measure);
        return List.copyOf(place);
    }
}
