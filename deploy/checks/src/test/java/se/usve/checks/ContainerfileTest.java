package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.stack.Service;

/**
 * {@code deploy/images/Containerfile} as an engine would read it: no engine is needed. What its RUN lines do is in scripts,
 * which {@link ImageStepsTest} runs.
 */
class ContainerfileTest {

    private static final String FILE = "deploy/images/Containerfile";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An instruction with its continuation lines joined. */
    private record Instruction(String name, String value) {
    }

    private final List<Instruction> all = instructions();

    private static List<Instruction> instructions() {
        var text = Repository.read(FILE).lines().filter(line -> !line.startsWith("#")).toList();
        var joined = String.join("\n", text).replaceAll("\\\\\n\\s*", " ");
        return joined.lines().filter(line -> !line.isBlank()).map(line -> line.split(" ", 2))
                .map(words -> new Instruction(words[0], words[1].strip())).toList();
    }

    /** {@return the values of an instruction in the last stage: the image itself} */
    private List<String> ofTheImage(String name) {
        var from = all.stream().map(Instruction::name).toList().lastIndexOf("FROM");
        return all.subList(from, all.size()).stream().filter(instruction -> instruction.name().equals(name))
                .map(Instruction::value).toList();
    }

    private Stream<String> everywhere(String name) {
        return all.stream().filter(instruction -> instruction.name().equals(name)).map(Instruction::value);
    }

    @Test
    void whoRunsItIsANumberThatIsNotRoot() {
        assertThat(ofTheImage("USER")).containsExactly("10001:10001");
        assertThat(ofTheImage("COPY")).allSatisfy(copy -> assertThat(copy).as("the service may change nothing of it")
                .doesNotContain("--chown"));
    }

    @Test
    void theBasesArePinnedAndOfOneRelease() {
        var pinned = Pattern.compile("(?:JDK|JRE)_IMAGE=\\S+/eclipse-temurin:(25\\.\\d+\\.\\d+_\\d+)-(jdk|jre)-noble(@sha256:[0-9a-f]{64})?");
        var bases = everywhere("ARG").filter(arg -> arg.contains("_IMAGE=")).map(pinned::matcher).toList();
        assertThat(bases).hasSize(2).allMatch(Matcher::matches);
        assertThat(bases.stream().map(base -> base.group(1)).distinct()).as("a cache holds for one JVM").hasSize(1);
        assertThat(everywhere("FROM").map(from -> from.split(" ")[0])).containsExactly(
                "${JDK_IMAGE}", "${JRE_IMAGE}", "${JRE_IMAGE}");
    }

    @Test
    void itTellsWhatItIs() {
        assertThat(ofTheImage("LABEL")).singleElement().asString().contains(
                Stream.of("title", "version", "revision", "source", "created", "licenses=\"EUPL-1.2\"")
                        .map(label -> "org.opencontainers.image." + label).toArray(String[]::new));
        assertThat(ofTheImage("EXPOSE")).containsExactly(String.join(" ", Stream.concat(
                Arrays.stream(Service.values()).map(Service::defaultHttpPort),
                Arrays.stream(Service.values()).map(Service::defaultManagementPort)).map(String::valueOf).toList()));
    }

    /** No shell between: SIGTERM reaches the service. */
    @Test
    void itStartsTheServiceItselfByTheOptionsOfTheTraining() throws JsonProcessingException {
        assertThat(words("ENTRYPOINT")).containsExactly("java", "@java.options", "-XX:AOTCache=app.aot");
        assertThat(words("CMD")).containsExactly("-jar", "quarkus-run.jar");
        assertThat(ofTheImage("WORKDIR")).containsExactly("/app");
        assertThat(ofTheImage("COPY")).anyMatch(copy -> copy.contains("/deploy/images/java.options"))
                .anyMatch(copy -> copy.endsWith(" app.aot")).anyMatch(copy -> copy.endsWith(" sbom.cdx.json"));
        assertThat(ofTheImage("HEALTHCHECK")).singleElement().asString().endsWith("CMD [\"/app/healthy\"]");
    }

    private List<String> words(String instruction) throws JsonProcessingException {
        var value = ofTheImage(instruction);
        assertThat(value).hasSize(1);
        return Arrays.asList(JSON.readValue(value.getFirst(), String[].class));
    }

    @Test
    void itServesOnForAWhileWhenItIsAskedToEnd() {
        assertThat(ofTheImage("ENV")).singleElement().asString().contains("QUARKUS_SHUTDOWN_DELAY=5S", "HOME=/tmp");
    }

    @Test
    void theScriptsAndFilesThatItNamesAreThere() {
        var named = new ArrayList<String>();
        var path = Pattern.compile("(?<![\\w}])(?:/build/)?(deploy/images/[\\w./-]+)");
        Stream.concat(everywhere("RUN"), everywhere("COPY")).forEach(value -> {
            var found = path.matcher(value);
            while (found.find()) {
                named.add(found.group(1));
            }
        });
        assertThat(named).hasSizeGreaterThanOrEqualTo(5).allSatisfy(file -> {
            assertThat(Repository.at(file)).exists();
            if (!file.endsWith("java.options")) {
                assertThat(Files.isExecutable(Repository.at(file))).as("%s can be executed", file).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"survey-service", "scoring-service", "reporting-service"})
    void eachServiceIsBuiltByIt(String service) {
        assertThat(Repository.read("deploy/images/steps/package.sh")).contains(service);
        assertThat(Repository.read("deploy/images/steps/lay-out.sh")).contains(service);
        assertThat(Repository.at(service).resolve("Containerfile")).as("one file for all").doesNotExist();
    }

    /** The default of the files' times is the project's own time of output. */
    @Test
    void filesAreAsOldAsThePomSays() {
        var pom = Repository.read("pom.xml");
        var time = Pattern.compile("<project.build.outputTimestamp>([^<]+)<").matcher(pom);
        assertThat(time.find()).isTrue();
        var seconds = Instant.parse(time.group(1)).getEpochSecond();
        assertThat(everywhere("ARG")).contains("SOURCE_DATE_EPOCH=" + seconds, "CREATED=" + time.group(1));
    }
}
