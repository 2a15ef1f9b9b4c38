package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.usve.stack.StackFailure;

/** The auditor is told of an installation by variables; what is wrong with them is told at once, and no secret with it. */
class AuditedInstallationTest {

    @TempDir
    private Path folder;

    private Map<String, String> variables() throws IOException {
        var password = Files.writeString(folder.resolve("password"), "hemligt\n");
        var variables = new HashMap<String, String>();
        for (var service : Set.of("SURVEY", "SCORING", "REPORTING")) {
            variables.put("USVE_AUDIT_" + service + "_JDBC_URL", "jdbc:postgresql://db:5432/" + service.toLowerCase());
        }
        variables.put("USVE_AUDIT_DATABASE_USERNAME", "auditor");
        variables.put("USVE_AUDIT_DATABASE_PASSWORD_FILE", password.toString());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "kafka:9093");
        variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        variables.put("KAFKA_SASL_JAAS_CONFIG_FILE", Files.writeString(folder.resolve("login"), "module required;\n").toString());
        variables.put("USVE_AUDIT_AT", "http://reporting-service");
        variables.put("PATH", "/bin");
        return variables;
    }

    private static AuditedInstallation of(Map<String, String> variables) {
        return AuditedInstallation.of(variables, Optional.empty());
    }

    @Test
    void secretsComeFromFilesAndKafkasSettingsAreNamedAsForTheServices() throws IOException {
        var installation = of(variables());
        assertEquals(Map.of("bootstrap.servers", "kafka:9093", "security.protocol", "SASL_SSL",
                "sasl.jaas.config", "module required;"), installation.kafka().orElseThrow());
        assertEquals("hemligt", installation.settings().get("USVE_AUDIT_DATABASE_PASSWORD"));
        assertFalse(installation.toString().contains("hemligt"));
        assertFalse(installation.settings().containsKey("PATH"));
    }

    @Test
    void withoutTokensNoRegionIsTried() throws IOException {
        assertTrue(of(variables()).regions().isEmpty());
    }

    @Test
    void aRegionOfWhichThereIsATokenIsTried() throws IOException {
        var variables = variables();
        variables.put("USVE_AUDIT_AT", "https://usve.example.se");
        variables.put("USVE_AUDIT_TOKEN_FILE", Files.writeString(folder.resolve("token"), "t").toString());
        Files.writeString(folder.resolve("03"), "t");
        variables.put("USVE_AUDIT_REGION_TOKENS", folder.toString());
        assertEquals(Set.of("03"), of(variables).regions().keySet());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoValue() throws IOException {
        var variables = variables();
        variables.remove("USVE_AUDIT_SCORING_JDBC_URL");
        variables.put("USVE_AUDIT_DATABASE_PASSWORD", "hemligt");
        variables.put("USVE_AUDIT_AT", "http://usve.example.invalid");
        variables.put("USVE_AUDIT_TOKEN_FILE", "/nowhere");
        var told = assertThrows(StackFailure.class, () -> of(variables)).getMessage();
        assertTrue(told.contains("USVE_AUDIT_SCORING_JDBC_URL is not set"), told);
        assertTrue(told.contains("Both USVE_AUDIT_DATABASE_PASSWORD and USVE_AUDIT_DATABASE_PASSWORD_FILE are set"), told);
        assertTrue(told.contains("in plain text"), told);
        assertFalse(told.contains("hemligt"), told);
    }
}
