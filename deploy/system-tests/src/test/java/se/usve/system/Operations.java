package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.usve.stack.Service;

/** Every operation that the running services tell of in their OpenAPI documents: what a test of all of them goes by. */
final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A document of a running service.
     *
     * @param service   whose it is
     * @param address   path it was read at
     * @param base      path that its own paths are below, without a slash at the end; often empty
     * @param tree      all of it
     */
    record Document(Service service, String address, String base, JsonNode tree) {

        /** {@return what a reference leads to, or the node itself where it is none} */
        JsonNode resolved(JsonNode node) {
            var reference = node.path("$ref").asText();
            return reference.isEmpty() ? node : resolved(tree.at(reference.substring(1)));
        }
    }

    /**
     * What a request may tell beside its body.
     *
     * @param in       {@code path}, {@code query}, {@code header} or {@code cookie}
     * @param schema   what it is, resolved
     * @param example  a value that is shown, or a missing node
     */
    record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {
    }

    /**
     * One of them.
     *
     * @param method in capitals
     * @param path   with its parameters in braces, from the root of the service
     * @param tree   what the document says of it
     */
    record Operation(Document document, String method, String path, JsonNode tree) {

        /** {@return such as {@code GET /survey/v1/rounds/{round}}: one of a kind among all services} */
        String name() {
            return method + " " + path;
        }

        Service service() {
            return document.service();
        }

        List<Parameter> parameters() {
            var found = new LinkedHashMap<String, Parameter>();
            for (var all : List.of(document.tree().path("paths").path(path.substring(document.base().length())), tree)) {
                for (var each : all.path("parameters")) {
                    var parameter = document.resolved(each);
                    var schema = document.resolved(parameter.path("schema"));
                    var example = parameter.has("example") ? parameter.path("example") : schema.path("example");
                    found.put(parameter.path("in").asText() + parameter.path("name").asText(),
                            new Parameter(parameter.path("name").asText(), parameter.path("in").asText(),
                                    parameter.path("required").asBoolean(), schema, example));
                }
            }
            return List.copyOf(found.values());
        }

        /** {@return by media type what the body may be: {@code schema}, {@code example} or {@code examples}; empty if it has none} */
        Map<String, JsonNode> bodies() {
            var found = new LinkedHashMap<String, JsonNode>();
            document.resolved(tree.path("requestBody")).path("content").properties()
                    .forEach(content -> found.put(content.getKey(), content.getValue()));
            return found;
        }

        /** {@return the first body that is shown in this media type, or a missing node} */
        JsonNode exampleOfBody(String mediaType) {
            var content = bodies().getOrDefault(mediaType, MissingNode.getInstance());
            if (content.has("example")) {
                return content.path("example");
            }
            var examples = content.path("examples").elements();
            return examples.hasNext() ? document.resolved(examples.next()).path("value") : MissingNode.getInstance();
        }

        /** {@return the statuses that it is said to answer with, such as {@code 200}} */
        Set<String> statuses() {
            var found = new TreeSet<String>();
            tree.path("responses").fieldNames().forEachRemaining(found::add);
            return found;
        }

        /** {@return what is said of the answer with this status, or a missing node} */
        JsonNode response(int status) {
            return document.resolved(tree.path("responses").path(Integer.toString(status)));
        }
    }

    private Operations() {
    }

    /** {@return all of them, by service, in the documents' order} */
    static List<Operation> of(RunningSystem system) {
        var found = new ArrayList<Operation>();
        for (var document : documents(system)) {
            var before = found.size();
            document.tree().path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> found.add(new Operation(document, method.getKey().toUpperCase(Locale.ROOT),
                            document.base() + path.getKey(), method.getValue()))));
            assertThat(found.size()).as("operations of %s", document.address()).isGreaterThan(before);
        }
        return found;
    }

    /** {@return the documents of the three services, and that of the open statistics} */
    static List<Document> documents(RunningSystem system) {
        var found = new ArrayList<Document>();
        for (var service : Service.values()) {
            var address = "/" + service.database() + "/v1/openapi";
            found.add(new Document(service, address, "", json(read(system, service, address, "application/json"))));
        }
        var address = "/statistics/v2/openapi";
        var statistics = yaml(read(system, Service.REPORTING, address, "application/yaml"));
        found.add(new Document(Service.REPORTING, address, statistics.at("/servers/0/url").asText(), statistics));
        return found;
    }

    private static String read(RunningSystem system, Service service, String address, String accept) {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(HttpRequest.newBuilder(system.stack().api(service).resolve(address))
                    .header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(String text) {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }
}
