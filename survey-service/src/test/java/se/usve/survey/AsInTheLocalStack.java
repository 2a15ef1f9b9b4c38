package se.usve.survey;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import se.usve.survey.form.FakeScoring;

/** What the local stack sets: a folder for mail and a scoring service; and a minute lasts a second. */
public final class AsInTheLocalStack implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of("usve.mail.folder", Files.createTempDirectory("usve-mail-").resolve("mail").toString(),
                    "usve.reminders.every", "1s", "usve.form.url", "https://usve.example/form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FakeScoring.class));
    }
}
