package se.usve.chassis.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is wrong with JSON of another form than was asked for, without the names of what it was to be read into. */
final class MisplacedJson {

    private static final Text WHOLE = new Text("Innehållet", "The body");

    private MisplacedJson() {
    }

    static Text reason(MismatchedInputException e) {
        var rule = e instanceof UnrecognizedPropertyException
                ? new Text("finns inte", "does not exist") : wanted(e.getTargetType());
        var at = e.getPath().stream().map(MisplacedJson::name).collect(Collectors.joining("/"));
        var where = at.isEmpty() ? WHOLE : new Text(at, at);
        return new Text(where.sv() + " " + rule.sv(), where.en() + " " + rule.en());
    }

    private static String name(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }

    private static Text wanted(Class<?> type) {
        if (type == null) {
            return new Text("har fel form", "has the wrong form");
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return new Text("ska vara ett objekt", "must be an object");
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return new Text("ska vara en lista", "must be a list");
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return new Text("ska vara en text", "must be a text");
        }
        if (type == Boolean.class || type == boolean.class) {
            return new Text("ska vara true eller false", "must be true or false");
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive()
                ? new Text("ska vara ett tal", "must be a number") : new Text("har fel form", "has the wrong form");
    }
}
