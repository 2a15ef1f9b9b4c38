package se.usve.survey;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.usve.stack.Ports;
import se.usve.stack.testing.FakeIssuer;

/** What an installation sets: an OpenID provider, a mail server and the scoring service, each played by a test. */
public final class AsInstalled implements QuarkusTestProfile {

    @Override
    public String getConfigProfile() {
        return "test,pages-oidc";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        var ports = Ports.free(2);
        var settings = new HashMap<>(Map.of("usve.pages.sign-in-link", "false"));
        settings.putAll(Map.of("quarkus.mailer.mock", "false", "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", String.valueOf(ports[0]), "quarkus.mailer.from", "USVE <usve@region.example>",
                "quarkus.mailer.timeout", "5s"));
        settings.putAll(Map.of("usve.scoring.url", "http://127.0.0.1:" + ports[1], "usve.scoring.patience-with-many", "2s"));
        return settings;
    }

    /** The provider's address and the client's names come from the provider itself. */
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FakeIssuer.class));
    }
}
