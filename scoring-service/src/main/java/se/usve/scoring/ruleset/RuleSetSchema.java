package se.usve.scoring.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;

/** The form of a rule set's file, which {@code rule-sets/rule-set.schema.json} describes. */
final class RuleSetSchema {

    private static final String RESOURCE = "/rule-sets/rule-set.schema.json";
    private static final Schema SCHEMA = schema();

    private RuleSetSchema() {
    }

    /** Notes everything in the file that has not the form. */
    static void check(YamlText file, Faults faults) {
        var json = file.root().toString();
        var sv = errors(json, Locale.of("sv"));
        var en = errors(json, Locale.ENGLISH);
        for (int i = 0; i < en.size(); i++) {
            faults.add(place(en.get(i), file.root()), code(en.get(i)), what(sv.get(i), en.get(i)));
        }
    }

    /** The library speaks Swedish too, but of the commonest faults in the words of those who know schemas. */
    private static Text what(Error sv, Error en) {
        return switch (en.getKeyword()) {
            case "required" -> new Text("%s saknas", "%s is missing").with(en.getProperty());
            case "additionalProperties" -> new Text("%s finns inte här", "there is no %s here").with(en.getProperty());
            case "pattern" -> en.getInstanceNode().asText().isBlank()
                    ? new Text("får inte vara tomt", "must not be blank")
                    : new Text("”%s” har fel form", "“%s” has the wrong form").with(en.getInstanceNode().asText());
            default -> new Text(sv.getMessage(), en.getMessage());
        };
    }

    private static List<Error> errors(String json, Locale language) {
        return SCHEMA.validate(json, InputFormat.JSON,
                context -> context.executionConfig(config -> config.locale(language)));
    }

    /** What is too much stands in the file, so that has a line of its own. */
    private static String place(Error error, JsonNode root) {
        var at = new Pointer(error.getInstanceLocation().toString());
        var name = error.getProperty();
        return name != null && root.at(at.path()).has(name) ? at.to(name).path() : at.path();
    }

    private static String code(Error error) {
        return switch (error.getKeyword()) {
            case "required" -> Fields.MANDATORY;
            case "additionalProperties" -> Fields.UNKNOWN_FIELD;
            default -> Fields.INVALID_VALUE;
        };
    }

    private static Schema schema() {
        try (var stream = RuleSetSchema.class.getResourceAsStream(RESOURCE)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
