package se.usve.reporting.statistics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import se.usve.chassis.pages.Language;
import se.usve.reporting.export.Cube;
import se.usve.reporting.export.Cube.Kind;

/** Adds to a JSON-stat dataset what PxWebApi says of a table besides. */
record TableMetadata(Language language) {

    /** Adds it, and returns the same dataset. */
    ObjectNode addTo(ObjectNode dataset, Cube cube) {
        var px = dataset.putObject("extension").putObject("px");
        px.put("tableid", cube.name()).put("language", language.code()).put("matrix", cube.name());
        px.put("contents", language.in(cube.title())).put("decimals", 4);
        px.put("official-statistics", false).put("aggregallowed", false).put("copyright", false);
        px.put("subject-code", "USVE").put("subject-area", dataset.path("source").asText());
        var stub = px.putArray("stub");
        var heading = px.putArray("heading");
        for (var axis : cube.axes()) {
            (axis.kind() == Kind.METRIC || axis.kind() == Kind.TIME ? heading : stub).add(axis.id());
            var extension = ((ObjectNode) dataset.path("dimension").path(axis.id())).putObject("extension");
            var total = Selection.total(axis);
            extension.put("elimination", total.isPresent()).put("show", "value");
            total.ifPresent(code -> extension.put("eliminationValueCode", code));
        }
        return dataset;
    }
}
