package se.usve.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret can be given as a file; what goes wrong with one is told by the variable's name, and never with its value. */
class FileVariablesTest {

    private static final String SECRET = "hunter2-hunter2-hunter2";

    @TempDir
    private Path folder;

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void theValueIsTheFileWithoutItsLastLineEnd(String end) throws IOException {
        var read = FileVariables.of(Map.of("QUARKUS_DATASOURCE_PASSWORD_FILE", file(" " + SECRET + "\n " + end)));
        assertThat(read.values()).isEqualTo(Map.of("QUARKUS_DATASOURCE_PASSWORD", " " + SECRET + "\n "));
        assertThat(read.faults()).isEmpty();
    }

    @Test
    void oneLineEndGoesAndNoMore() throws IOException {
        assertThat(FileVariables.of(Map.of("USVE_X_FILE", file("a\n\n"))).values()).containsEntry("USVE_X", "a\n");
    }

    @Test
    void bothFormsAtOnceAreRefused() throws IOException {
        var read = FileVariables.of(Map.of("KAFKA_SASL_JAAS_CONFIG_FILE", file(SECRET), "KAFKA_SASL_JAAS_CONFIG", "other-" + SECRET));
        assertThat(read.values()).isEmpty();
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.variable()).isEqualTo("KAFKA_SASL_JAAS_CONFIG");
            assertThat(fault.sentence()).isEqualTo(
                    "Both KAFKA_SASL_JAAS_CONFIG and KAFKA_SASL_JAAS_CONFIG_FILE are set: give one of them.");
        });
    }

    @Test
    void emptyVariablesCountAsNotGiven() throws IOException {
        assertThat(FileVariables.of(Map.of("USVE_X_FILE", "", "USVE_X", "a"))).isEqualTo(FileVariables.of(Map.of()));
        assertThat(FileVariables.of(Map.of("USVE_X_FILE", file("a"), "USVE_X", "")).values()).containsEntry("USVE_X", "a");
    }

    @Test
    void aFileThatIsMissingEmptyAFolderOrNoTextIsRefusedByName() throws IOException {
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        var blank = Files.writeString(folder.resolve("blank"), " \n");
        for (var path : new String[] {folder.resolve("none").toString(), folder.toString(), binary.toString(), blank.toString(), "\0"}) {
            var read = FileVariables.of(Map.of("QUARKUS_OIDC_CREDENTIALS_SECRET_FILE", path));
            assertThat(read.values()).as(path).isEmpty();
            assertThat(read.faults()).as(path).singleElement().extracting(FileVariables.Fault::sentence).asString()
                    .startsWith("QUARKUS_OIDC_CREDENTIALS_SECRET_FILE names ").endsWith(".").contains(path);
        }
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(FileVariables.of(Map.of("USVE_A_FILE", "/none/a", "USVE_B_FILE", "/none/b")).faults()).hasSize(2);
    }

    /** Their values are files: to take them for secrets would break them. */
    @ParameterizedTest
    @ValueSource(strings = {"QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", "QUARKUS_OIDC_TLS_TRUST_STORE_FILE",
            "QUARKUS_OIDC_CREDENTIALS_JWT_KEY_FILE", "QUARKUS_OIDC_CERTIFICATE_CHAIN_TRUST_STORE_FILE",
            "QUARKUS_HTTP_ACCESS_LOG_LOG_TO_FILE", "SSL_CERT_FILE", "POSTGRES_PASSWORD_FILE", "KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE"})
    void variablesOfTheirOwnAreLeftAlone(String name) {
        assertThat(FileVariables.of(Map.of(name, "/none"))).isEqualTo(FileVariables.of(Map.of()));
    }

    @Test
    void aKeyOfOursIsASecretLikeAnyOther() throws IOException {
        assertThat(FileVariables.of(Map.of("QUARKUS_OIDC_PUBLIC_KEY_FILE", file("MIIB"))).values())
                .isEqualTo(Map.of("QUARKUS_OIDC_PUBLIC_KEY", "MIIB"));
    }

    @Test
    void whoeverAsksForSettingsAsksTheFilesToo() {
        assertThat(ServiceLoader.load(ConfigSource.class)).anyMatch(SettingsInFiles.class::isInstance);
        assertThat(new SettingsInFiles().getOrdinal()).as("above the environment").isEqualTo(305);
    }
}
