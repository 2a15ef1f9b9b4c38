package se.usve.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import se.usve.demo.DemoTarget;
import se.usve.stack.StackFailure;

/**
 * An installation whose issuer has the demo's users, called by their role and region: {@code admin}, {@code region-01},
 * {@code assessor-12}.
 *
 * @param gateway  under which its services are reached
 * @param issuer   its realm's address
 * @param password of every demo user
 */
record DemoInstallation(URI gateway, URI issuer, String password) implements DemoTarget {
    /** The client of {@code deploy/identity/usve-realm.json} that is on in the demo alone. */
    private static final String CLIENT = "usve-demo";

    @Override
    public URI survey() {
        return gateway;
    }

    @Override
    public URI scoring() {
        return gateway;
    }

    @Override
    public String token(String role, Optional<String> region) {
        String user = role.toLowerCase(Locale.ROOT) + region.map(code -> "-" + code).orElse("");
        String form = "grant_type=password&client_id=" + CLIENT + "&username=" + user + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        URI tokens = URI.create(issuer + "/protocol/openid-connect/token");
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(tokens).timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StackFailure("The issuer gives no token for the demo user " + user + " (" + answer.statusCode()
                        + "): is the profile identity started with deploy/compose/demo.env?");
            }
            return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new StackFailure("The issuer does not answer at " + tokens + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while asking for a token.", e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DemoInstallation[" + gateway + ", " + issuer + "]";
    }
}
