package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** There is no setting beside the typed ones: what names one elsewhere names one of them. */
class SettingsInUseTest {

    static final List<String> SERVICES = ConfigurationReference.SERVICES;

    private static final Pattern IN_CODE = Pattern.compile("@ConfigProperty\\(\\s*name\\s*=\\s*\"(usve\\.[^\"]+)\"");
    private static final Pattern IN_EXPRESSION = Pattern.compile("\\$\\{(usve\\.[^}:]+)");

    @Test
    void noSettingOfOursIsReadWhereItIsUsed() throws IOException {
        var read = new ArrayList<String>();
        for (var module : List.of("chassis", "survey-service", "scoring-service", "reporting-service")) {
            for (var file : sources(module)) {
                IN_CODE.matcher(Files.readString(file)).results()
                        .forEach(found -> read.add(found.group(1) + " in " + file.getFileName()));
            }
        }
        assertThat(read).as("they belong into the typed settings of the service, or of the chassis").isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatFilesAndExpressionsNameIsTyped(String service) throws IOException {
        var used = new TreeSet<String>();
        for (var file : List.of("chassis/src/main/resources/META-INF/microprofile-config.properties",
                service + "-service/src/main/resources/application.properties")) {
            var text = Repository.read(file);
            var set = new Properties();
            set.load(new StringReader(text));
            set.stringPropertyNames().stream().map(name -> name.replaceFirst("^%[^.]+\\.", ""))
                    .filter(name -> name.startsWith("usve.")).forEach(used::add);
            IN_EXPRESSION.matcher(text).results().forEach(found -> used.add(found.group(1)));
        }
        for (var module : List.of("chassis", service + "-service")) {
            for (var file : sources(module)) {
                IN_EXPRESSION.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        var typed = Stream.of("chassis", service + "-service")
                .flatMap(module -> MappedSettings.below(Repository.at(module + "/src/main/java")).stream())
                .map(setting -> Pattern.compile(setting.property().replace(".", "\\.").replace("*", "[^.]+"))).toList();
        assertThat(used).hasSizeGreaterThan(5).allMatch(
                name -> typed.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
    }

    /** One that the start does not know would have its settings told of as unknown. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void theStartKnowsEveryMapping(String service) throws IOException {
        var start = Repository.read("chassis/src/main/java/se/usve/chassis/startup/Startup.java");
        assertThat(mappings("chassis")).hasSizeGreaterThan(3)
                .allSatisfy(mapping -> assertThat(start).as("named in Startup").contains(mapping + ".class"));
        var own = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Settings";
        assertThat(mappings(service + "-service")).as("groups of the service's one mapping").containsExactly(own);
    }

    private static List<String> mappings(String module) throws IOException {
        var names = new ArrayList<String>();
        for (var file : sources(module)) {
            if (Files.readString(file).contains("@ConfigMapping(")) {
                names.add(file.getFileName().toString().replace(".java", ""));
            }
        }
        return names;
    }

    private static List<Path> sources(String module) throws IOException {
        try (var files = Files.walk(Repository.at(module + "/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
