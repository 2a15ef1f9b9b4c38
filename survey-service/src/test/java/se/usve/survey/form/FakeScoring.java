package se.usve.survey.form;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Stands in for the scoring service: answers every preview alike, in the form the service answers in. */
public final class FakeScoring implements QuarkusTestResourceLifecycleManager {

    /** A level of each outcome, one of them with a choice of what to change. */
    static final String PREVIEW = """
            {"round":"r","ruleSet":"2018-2021","ruleSetVersion":1,"levels":[
             {"level":1,"area":"GENERAL","text":{"sv":"FoUU-ansvarig i ledningen","en":"Responsible person in the management"},
              "outcome":"NOT_MET","explanation":{"verdict":"FALSE"},"toMeet":[
               {"clause":"3 is WHOLE_PERIOD","question":"3","verdict":"FALSE",
                "requires":{"sv":"Svaret på fråga 3 är ”under hela perioden”","en":"The answer to question 3 is “the whole period”"}}]},
             {"level":5,"area":"CLINICAL_RESEARCH","text":{"sv":"Forskarhandledare","en":"Research supervisor"},
              "outcome":"NOT_MET","explanation":{"verdict":"UNANSWERED"},"toMeet":[
               {"verdict":"UNANSWERED","requires":{"sv":"Minst ett av två","en":"At least one of two"},"anyOf":[
                [{"clause":"12a is YES","question":"12a","verdict":"UNANSWERED","requires":{"sv":"Svaret på fråga 12a är Ja","en":"The answer to question 12a is Yes"}}],
                [{"clause":"13c is YES","question":"13c","verdict":"FALSE","requires":{"sv":"Svaret på fråga 13c är Ja","en":"The answer to question 13c is Yes"}}]]}]},
             {"level":18,"area":"MEDICAL_EDUCATION","text":{"sv":"Kursutvärderingar används","en":"Course evaluations are used"},
              "outcome":"AWAITING_ASSESSMENT","explanation":{"verdict":"AWAITING"},"toMeet":[
               {"clause":"example 30a approved","question":"30a","verdict":"AWAITING","requires":{"sv":"Exemplet i fråga 30a godtas","en":"The example in question 30a is approved"}}]},
             {"level":2,"area":"CLINICAL_RESEARCH","text":{"sv":"Handlingsplan","en":"Action plan"},"outcome":"MET","explanation":{"verdict":"TRUE"}},
             {"level":23,"area":"DEVELOPMENT","text":{"sv":"PROM eller PREM","en":"PROM or PREM"},"outcome":"EXEMPT","explanation":{"verdict":"TRUE"}}]}
            """;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/scoring/v1/rounds/", exchange -> {
            var asked = exchange.getRequestMethod().equals("POST") && exchange.getRequestURI().getPath().endsWith("/preview")
                    && String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).startsWith("Bearer ey");
            exchange.getRequestBody().readAllBytes();
            var body = PREVIEW.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(asked ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return Map.of("usve.scoring.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
