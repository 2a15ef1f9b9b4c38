package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the reference says of Quarkus exists in the Quarkus that is used, by the extensions' own lists of their settings. */
class PlatformSettingsTest {

    static final List<String> SERVICES = ConfigurationReference.SERVICES;

    /** Profiles are the one thing that Quarkus itself reads before its settings. */
    private static final List<String> BEFORE_ALL = List.of("quarkus.profile");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatAnOperatorSetsOfQuarkusIsThereAndSetAtRunTime(String service) throws IOException {
        var known = atRunTime();
        var named = PlatformSettings.of(service).values().stream().flatMap(Collection::stream)
                .filter(setting -> setting.property().startsWith("quarkus.") && !BEFORE_ALL.contains(setting.property())).toList();
        assertThat(named).hasSizeGreaterThan(20).allSatisfy(
                setting -> assertThat(known).containsKey(anonymous(setting.property())));
        assertThat(named).filteredOn(setting -> anonymous(setting.property()).equals(setting.property()))
                .allSatisfy(setting -> assertThat(setting.variable()).isEqualTo(known.get(setting.property())));
    }

    /** As the lists name what a name of one's own is part of. */
    private static String anonymous(String property) {
        return property.replace("quarkus.oidc.pages.", "quarkus.oidc.").replace("quarkus.tls.issuer.", "quarkus.tls.")
                .replace("\"se.usve\"", "\"categories\"");
    }

    /** {@return the environment variables of all settings that are read when a service starts, by property} */
    private static Map<String, String> atRunTime() throws IOException {
        var found = new TreeMap<String, String>();
        for (URL model : Collections.list(PlatformSettingsTest.class.getClassLoader()
                .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
            collect(new ObjectMapper().readTree(model), found);
        }
        return found;
    }

    private static void collect(JsonNode node, Map<String, String> found) {
        var path = node.path("path");
        if (path.has("property") && node.path("phase").asText().equals("RUN_TIME")) {
            found.put(path.get("property").asText(), path.path("environmentVariable").asText());
        }
        node.forEach(child -> collect(child, found));
    }
}
