package se.usve.checks;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service can be told, as Markdown: written of the typed settings and their Javadoc, of what the services' own files set,
 * and of {@link PlatformSettings}.
 */
final class ConfigurationReference {

    /** The services that have one. */
    static final List<String> SERVICES = List.of("survey", "scoring", "reporting");

    private static final String EVERY_SERVICE = "chassis/src/main/resources/META-INF/microprofile-config.properties";

    private ConfigurationReference() {}

    /** Writes the references anew: {@code java ConfigurationReference.java}, see deploy/configuration. */
    public static void main(String... none) throws IOException {
        for (var service : SERVICES) {
            Files.writeString(Repository.at(file(service)), of(service));
        }
    }

    /** {@return where the reference of a service stands} */
    static String file(String service) {
        return "deploy/configuration/" + service + "-service.md";
    }

    /** {@return the settings of a service by what they are about, the fixed ones among them} */
    static SequencedMap<String, List<Setting>> settings(String service) {
        var set = setBy(service);
        var own = Stream.of("chassis", service + "-service")
                .flatMap(module -> MappedSettings.below(Repository.at(module + "/src/main/java")).stream())
                // Who publishes nothing has no outbox.
                .filter(setting -> !setting.property().startsWith("usve.outbox.") || set.containsKey("usve.outbox.topic"))
                .sorted(Comparator.comparing(Setting::property)).toList();
        var groups = new LinkedHashMap<String, List<Setting>>();
        groups.put("This system's own", own);
        groups.putAll(PlatformSettings.of(service));
        groups.replaceAll((_, settings) -> settings.stream()
                .map(setting -> set.containsKey(setting.property()) ? setting.withValue(set.get(setting.property())) : setting)
                .toList());
        return groups;
    }

    /** {@return what the service's own files set, by property, and by {@code %profile.property}} */
    static Map<String, String> setBy(String service) {
        var set = new Properties();
        load(set, EVERY_SERVICE);
        load(set, service + "-service/src/main/resources/application.properties");
        return set.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, set::getProperty));
    }

    private static void load(Properties set, String file) {
        try {
            set.load(new StringReader(Repository.read(file)));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /** {@return the reference of a service} */
    static String of(String service) {
        var text = new ArrayList<String>();
        text.add("# What the %s service can be told".formatted(service));
        text.add("");
        text.add("Written by `deploy/configuration/write` from the code; how to read it stands in [README](README.md).");
        var fixed = new ArrayList<Setting>();
        settings(service).forEach((group, settings) -> {
            text.addAll(List.of("", "## " + group, "", "| property | environment variable | type | default | meaning |",
                    "| --- | --- | --- | --- | --- |"));
            settings.stream().filter(setting -> !setting.fixed()).map(ConfigurationReference::row).forEach(text::add);
            settings.stream().filter(Setting::fixed).forEach(fixed::add);
        });
        text.addAll(List.of("", "## What is unsafe, and accepted by name with USVE_ACCEPT", ""));
        text.addAll(Risks.inMarkdown());
        text.addAll(List.of("", "## Not to be changed", "", "What the service's own files say, for whoever reads its code.", ""));
        fixed.forEach(setting -> text.add("- `%s`%s: %s".formatted(setting.property(),
                setting.value().isEmpty() ? "" : " (`" + setting.value() + "`)", setting.meaning())));
        text.add("");
        return String.join("\n", text);
    }

    private static String row(Setting setting) {
        return "| `%s` | `%s` | %s | %s | %s |".formatted(setting.property(), setting.variable(), setting.type(),
                setting.value().isEmpty() ? "" : "`" + setting.value() + "`", setting.meaning().replace("|", "\\|"));
    }
}
