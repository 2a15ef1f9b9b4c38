package se.usve.chassis.profile;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import se.usve.chassis.problem.Problem;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/**
 * Documents what every operation answers alike: its problems (RFC 9457), and that {@code Accept-Language} chooses their
 * language. What an operation documents by hand stands; an error gets only its form and an example, and 201 the form of 200.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class SharedAnswers implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String LANGUAGE = "AcceptLanguage";
    private static final String LANGUAGE_HEADER = "Accept-Language";

    /** What the framework says where nobody has said anything. */
    private static final Set<String> SAYS_NOTHING = Set.of("OK", "Created", "Accepted", "No Content", "Bad Request",
            "Not Authorized", "Unauthorized", "Not Allowed", "Forbidden", "Not Found");

    private static final Map<String, Text> GOOD = Map.of(
            "200", new Text("Det som efterfrågades", "What was asked for"),
            "201", new Text("Det är skapat", "It was created"),
            "202", new Text("Det är mottaget och pågår", "It was accepted and is under way"),
            "204", new Text("Det är gjort; svaret har inget innehåll", "It was done; the answer has no body"));

    private static final Text UNREADABLE = new Text("Anropet, en parameter eller innehållet går inte att läsa",
            "The request, a parameter or the body cannot be read");

    private static final Map<Integer, ProblemType> PROBLEMS = byStatus(
            ProblemType.INVALID_PARAMETER, ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN, ProblemType.NOT_FOUND,
            ProblemType.CONFLICT, ProblemType.PRECONDITION_FAILED, ProblemType.TOO_LARGE, ProblemType.INVALID_CONTENT,
            ProblemType.PRECONDITION_REQUIRED, ProblemType.TOO_MANY_CALLS, ProblemType.INTERNAL, ProblemType.UNAVAILABLE);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(createComponents());
        }
        api.getComponents().addSchema(PROBLEM, problem()).addParameter(LANGUAGE, language());
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (item.getOperations() != null) {
                item.getOperations().values().forEach(operation -> complete(path, operation));
            }
        });
    }

    private static void complete(String path, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        expect(operation, 400);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            expect(operation, 401);
            expect(operation, 403);
        }
        if (path.contains("{")) {
            expect(operation, 404);
        }
        if (operation.getRequestBody() != null) {
            expect(operation, 413);
            if (takesJson(operation)) {
                expect(operation, 422);
            }
        }
        expect(operation, 429);
        expect(operation, 500);
        expect(operation, 503);
        answersAlike(operation.getResponses().getAPIResponse("200"), operation.getResponses().getAPIResponse("201"));
        operation.getResponses().getAPIResponses().forEach((status, response) -> complete(path, status, response));
        operation.getResponses().setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        if (parameters.stream().noneMatch(one -> LANGUAGE_HEADER.equalsIgnoreCase(one.getName()))) {
            operation.addParameter(createParameter().ref(LANGUAGE));
        }
    }

    /** What was made is answered as what was there is, unless somebody says otherwise. */
    private static void answersAlike(APIResponse there, APIResponse made) {
        if (there != null && made != null && made.getContent() == null) {
            made.setContent(there.getContent());
            made.setHeaders(there.getHeaders());
        }
    }

    private static boolean takesJson(Operation operation) {
        var content = operation.getRequestBody().getContent();
        return content != null && content.hasMediaType("application/json");
    }

    private static void expect(Operation operation, int status) {
        var responses = operation.getResponses();
        if (!responses.hasAPIResponse(Integer.toString(status))) {
            responses.addAPIResponse(Integer.toString(status), OASFactory.createAPIResponse());
        }
    }

    private static void complete(String path, String status, APIResponse response) {
        var said = response.getDescription();
        var silent = said == null || said.isBlank() || SAYS_NOTHING.contains(said);
        if (!status.matches("[45]\\d\\d")) {
            if (silent && GOOD.containsKey(status)) {
                response.setDescription(both(GOOD.get(status)));
            }
            if (response.getContent() != null && response.getContent().getMediaTypes() != null) {
                response.getContent().getMediaTypes().forEach(SharedAnswers::completeFile);
            }
            return;
        }
        var code = Integer.parseInt(status);
        var type = PROBLEMS.get(code);
        if (silent && code == 400) {
            response.setDescription(both(UNREADABLE));
        } else if (silent && type != null) {
            response.setDescription(both(type.title()));
        }
        if (response.getContent() == null || !response.getContent().hasMediaType(Problem.MEDIA_TYPE)) {
            response.setContent(content(path, code, type, response.getDescription()));
        }
        if (code == 429 && (response.getHeaders() == null || !response.getHeaders().containsKey("Retry-After"))) {
            response.addHeader("Retry-After", createHeader()
                    .description("Sekunder att vänta. Seconds to wait.")
                    .schema(createSchema().addType(SchemaType.INTEGER)));
        }
    }

    /** What a method that answers with a file returns says nothing of it. */
    private static void completeFile(String type, MediaType file) {
        var schema = file.getSchema();
        if (type.equals("application/json") || schema != null && (schema.getRef() != null || schema.getType() != null)) {
            return;
        }
        var text = createSchema().addType(SchemaType.STRING);
        file.setSchema(type.startsWith("text/") ? text : text.format("binary"));
    }

    private static Content content(String path, int status, ProblemType type, String description) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", type == null ? "urn:usve:problem:http-" + status : type.uri());
        example.put("title", type == null ? description : type.title().sv());
        example.put("status", status);
        example.put("detail", type == null ? description : type.title().sv());
        example.put("instance", path.replaceAll("[{}]", ""));
        if (status == 422) {
            example.put("errors", List.of(Map.of("pointer", "/reason", "code", "MANDATORY",
                    "message", "Uppgiften saknas")));
        }
        return createContent().addMediaType(Problem.MEDIA_TYPE, createMediaType()
                .schema(createSchema().ref(PROBLEM)).example(example));
    }

    private static Schema problem() {
        var error = createSchema().addType(SchemaType.OBJECT)
                .addProperty("pointer", text("Var felet är, JSON Pointer. Where the error is, a JSON pointer (RFC 6901)."))
                .addProperty("code", text("Fast kod. Stable code."))
                .addProperty("message", text("Vad som är fel. What is wrong."))
                .addProperty("line", createSchema().addType(SchemaType.INTEGER).format("int32")
                        .description("Rad i en text som skickades. Line of a text that was sent."));
        for (var name : List.of("pointer", "code", "message")) {
            error.addRequired(name);
        }
        var problem = createSchema().addType(SchemaType.OBJECT)
                .description("Ett fel. A problem (RFC 9457); some kinds have more members.")
                .addProperty("type", text("Felets slag. URI of the kind of problem.").format("uri"))
                .addProperty("title", text("Slaget i ord. The kind in words."))
                .addProperty("status", createSchema().addType(SchemaType.INTEGER).format("int32")
                        .description("HTTP-status. HTTP status."))
                .addProperty("detail", text("Vad som är fel den här gången. What is wrong this time."))
                .addProperty("instance", text("Anropets adress. Path of the request.").format("uri-reference"))
                .addProperty("errors", createSchema().addType(SchemaType.ARRAY).items(error)
                        .description("Alla fel i det som skickades. Every error in what was sent."));
        for (var name : List.of("type", "title", "status", "detail", "instance")) {
            problem.addRequired(name);
        }
        return problem;
    }

    private static Parameter language() {
        return createParameter().name(LANGUAGE_HEADER).in(Parameter.In.HEADER)
                .description("Språk för texter till människor: sv, om inget annat sägs, eller en. "
                        + "Language of texts for people: sv, unless told otherwise, or en.")
                .schema(createSchema().addType(SchemaType.STRING).defaultValue("sv")).example("en");
    }

    private static Schema text(String description) {
        return createSchema().addType(SchemaType.STRING).description(description);
    }

    private static String both(Text text) {
        return text.sv() + ". " + text.en() + ".";
    }

    private static Map<Integer, ProblemType> byStatus(ProblemType... types) {
        var found = new LinkedHashMap<Integer, ProblemType>();
        for (var type : types) {
            found.put(type.status(), type);
        }
        return Map.copyOf(found);
    }
}
