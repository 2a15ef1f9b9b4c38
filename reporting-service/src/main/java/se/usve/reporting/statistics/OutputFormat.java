package se.usve.reporting.statistics;

import java.util.Arrays;
import java.util.List;

/** A form that data can be had in. */
enum OutputFormat {
    JSON_STAT2("json-stat2", "application/json;charset=UTF-8", "json"),
    CSV("csv", "text/csv;charset=UTF-8", "csv"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PX("px", "application/octet-stream;charset=UTF-8", "px");

    private final String code;
    private final String mediaType;
    private final String extension;

    OutputFormat(String code, String mediaType, String extension) {
        this.code = code;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String code() {
        return code;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(OutputFormat::code).toList();
    }
}
