package se.usve.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import se.usve.stack.Service;

/**
 * A request that would be answered with success, were it the right one's.
 *
 * @param path from the root of the service, with its query
 * @param body null for none
 */
record Call(Service service, String method, String path, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Call of(Service service, String method, String path) {
        return new Call(service, method, path, Map.of(), null);
    }

    /** {@return the operation's address with its parameters in their places} */
    static Call of(Service service, String method, String template, Map<String, String> parameters) {
        var path = template;
        for (var parameter : parameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}",
                    URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        if (path.contains("{")) {
            throw new IllegalArgumentException("Nothing is known to ask for at " + path);
        }
        return of(service, method, path);
    }

    Call query(String query) {
        return new Call(service, method, path + (path.contains("?") ? "&" : "?") + query, headers, body);
    }

    Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(service, method, path, more, body);
    }

    Call body(String type, String text) {
        return new Call(service, method, path, headers, text).header("Content-Type", type);
    }

    Call json(Object value) {
        try {
            return body("application/json", JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** {@return what is sent to that address of the service, still without a token} */
    HttpRequest.Builder at(URI api) {
        var request = HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
