package se.usve.reporting.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import se.usve.chassis.pages.Language;
import se.usve.reporting.export.Column;
import se.usve.reporting.export.Cube.Axis;
import se.usve.reporting.export.Cube.Category;
import se.usve.reporting.export.Cube.Cell;
import se.usve.reporting.export.Cube.Kind;
import se.usve.reporting.export.Source;

/**
 * Writes a layout as a PX file (Statistics Sweden's PX file format, version 2013) in UTF-8. Figures have as many decimals
 * as the format allows, 15. Rounds are of several years, which the format's time scale has no word for: the round is a
 * variable of type time without one.
 */
record PxFile(Layout layout, Language language) {

    private static final int MOST_DECIMALS = 15;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd HH:mm").withZone(ZoneOffset.UTC);

    byte[] write() {
        var cube = layout.cube();
        var px = new StringBuilder();
        say(px, "CHARSET", "ANSI");
        say(px, "AXIS-VERSION", "2013");
        say(px, "CODEPAGE", "utf-8");
        say(px, "LANGUAGE", language.code());
        say(px, "CREATION-DATE", TIME.format(cube.asOf() == null ? Instant.EPOCH : cube.asOf()));
        px.append("DECIMALS=").append(MOST_DECIMALS).append(";\r\nSHOWDECIMALS=0;\r\n");
        say(px, "MATRIX", cube.name());
        px.append("COPYRIGHT=NO;\r\n");
        say(px, "SUBJECT-CODE", "USVE");
        say(px, "SUBJECT-AREA", language.in(Source.NAME));
        say(px, "TITLE", language.in(cube.title()));
        px.append("DESCRIPTIONDEFAULT=YES;\r\n");
        say(px, "DESCRIPTION", language.in(cube.title()));
        say(px, "CONTENTS", language.in(cube.title()));
        say(px, "UNITS", language == Language.EN ? "see each content" : "se respektive innehåll");
        axes(px, "STUB", layout.stub());
        axes(px, "HEADING", layout.heading());
        cube.axes().stream().filter(axis -> axis.kind() == Kind.METRIC).findFirst()
                .ifPresent(axis -> say(px, "CONTVARIABLE", name(axis)));
        for (var axis : cube.axes()) {
            variable(px, axis);
        }
        say(px, "SOURCE", language.in(Source.NAME));
        if (!cube.notes().isEmpty()) {
            say(px, "NOTE", cube.notes().stream().map(language::in).collect(Collectors.joining("#")));
        }
        data(px);
        return px.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void axes(StringBuilder px, String keyword, List<Axis> axes) {
        if (!axes.isEmpty()) {
            px.append(keyword).append('=').append(axes.stream().map(axis -> quoted(name(axis)))
                    .collect(Collectors.joining(","))).append(";\r\n");
        }
    }

    private void variable(StringBuilder px, Axis axis) {
        var about = "(" + quoted(name(axis)) + ")";
        list(px, "VALUES" + about, axis.categories().stream().map(category -> language.in(category.label())).toList());
        list(px, "CODES" + about, axis.categories().stream().map(Category::code).toList());
        say(px, "VARIABLECODE" + about, axis.id());
        say(px, "VARIABLE-TYPE" + about, switch (axis.kind()) {
            case TIME -> "Time";
            case GEO -> "Geographical";
            case METRIC -> "Contents";
            case OTHER -> "Ordinary";
        });
        if (axis.kind() == Kind.METRIC) {
            for (var measure : axis.categories()) {
                var one = "(" + quoted(language.in(measure.label())) + ")";
                say(px, "UNITS" + one, language.in(Source.unit(measure.unit())));
                if (measure.unit() != Column.Unit.COUNT) {
                    px.append("PRECISION(").append(quoted(name(axis))).append(',')
                            .append(quoted(language.in(measure.label()))).append(")=")
                            .append(Source.decimals(measure.unit())).append(";\r\n");
                }
            }
        }
        Selection.total(axis).ifPresent(total -> axis.categories().stream().filter(each -> each.code().equals(total))
                .findFirst().ifPresent(each -> say(px, "ELIMINATION" + about, language.in(each.label()))));
    }

    private void data(StringBuilder px) {
        px.append("DATA=\r\n");
        for (var row : layout.cells()) {
            px.append(row.stream().map(PxFile::cell).collect(Collectors.joining(" "))).append(" \r\n");
        }
        px.setLength(px.length() - 2);
        px.append(";\r\n");
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Figure(Double number) -> BigDecimal.valueOf(number).setScale(MOST_DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros().toPlainString();
            case Cell.Figure(Number number) -> number.toString();
            case Cell.Figure(var text) -> quoted(text.toString());
            case Cell.NotApplicable _ -> "\".\"";
            case Cell.Missing _ -> "\"..\"";
        };
    }

    private String name(Axis axis) {
        return language.in(axis.label());
    }

    private static void say(StringBuilder px, String keyword, String value) {
        px.append(keyword).append('=').append(quoted(value)).append(";\r\n");
    }

    private static void list(StringBuilder px, String keyword, List<String> values) {
        px.append(keyword).append('=').append(values.stream().map(PxFile::quoted)
                .collect(Collectors.joining(",\r\n"))).append(";\r\n");
    }

    /** The format has no way to write its own quotation mark. */
    private static String quoted(String text) {
        return '"' + text.replace('"', '\'').replaceAll("\\s+", " ") + '"';
    }
}
