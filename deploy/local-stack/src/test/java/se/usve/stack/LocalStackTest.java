package se.usve.stack;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
    @TempDir
    Path temporary;

    StackPlan plan;

    @BeforeEach
    void plan() throws IOException {
        Path repository = StandIn.repository(temporary.resolve("a repository"));
        plan = StackPlan.standard(repository, new DataFolder(temporary.resolve("some data"))).onFreePorts();
    }

    @Test
    void startsAllTellsWhereAndLeavesNothing() throws Exception {
        List<Recorded> processes;
        try (LocalStack stack = LocalStack.start(plan, _ -> {})) {
            String environment = get(stack, Service.SCORING);
            assertTrue(environment.contains("QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:"), environment);
            assertTrue(environment.contains("KAFKA_BOOTSTRAP_SERVERS=" + stack.stores().bootstrapServers()), environment);
            assertTrue(environment.contains("QUARKUS_OIDC_PUBLIC_KEY=" + Keys.in(plan.data().path()).publicKey()));

            assertFalse(environment.contains("USVE_MAIL_FOLDER"), environment);
            String survey = get(stack, Service.SURVEY);
            assertTrue(survey.contains("USVE_MAIL_FOLDER=" + plan.data().path().resolve("mail")), survey);
            assertTrue(survey.contains("USVE_FORM_URL=" + stack.api(Service.SURVEY).resolve("/form")), survey);

            RunningStack seen = RunningStack.on(plan.data()).orElseThrow();
            assertEquals(stack.api(Service.SURVEY), seen.api(Service.SURVEY));
            try (Connection connection = seen.connect(Service.REPORTING);
                    ResultSet rows = connection.createStatement().executeQuery("SELECT current_database()")) {
                rows.next();
                assertEquals("reporting", rows.getString(1));
            }
            processes = StackState.read(plan.data()).orElseThrow().processes();
            assertEquals(
                    List.of("kafka", "postgresql", "reporting-service", "scoring-service", "survey-service", "watchdog"),
                    processes.stream().map(Recorded::name).sorted().toList());
            processes.forEach(p -> assertTrue(p.running().isPresent(), p.name()));

            StackFailure second = assertThrows(StackFailure.class, () -> LocalStack.start(plan, _ -> {}));
            assertTrue(second.getMessage().contains("in use by process " + ProcessHandle.current().pid()), second.getMessage());

            stack.stop(Service.SURVEY, false);
            assertFalse(stack.broken().isDone(), "a stop that was asked for is no failure");
            stack.start(Service.SURVEY);
            assertTrue(get(stack, Service.SURVEY).contains("QUARKUS_DATASOURCE_USERNAME=survey"));
            processes = StackState.read(plan.data()).orElseThrow().processes();

            processes.stream().filter(p -> p.name().equals("scoring-service")).findFirst()
                    .flatMap(Recorded::running).ifPresent(ProcessHandle::destroyForcibly);
            String sentence = stack.broken().get(10, TimeUnit.SECONDS).getMessage();
            assertTrue(sentence.startsWith("The scoring-service ended with exit code 137."), sentence);
        }
        processes.forEach(p -> assertTrue(p.running().isEmpty(), p.name() + " still runs"));
        assertTrue(RunningStack.on(plan.data()).isEmpty());
        for (String log : List.of("survey-service", "kafka", "postgresql")) {
            assertTrue(Files.exists(plan.data().log(log)), log);
        }
    }

    @Test
    void aServiceWhoseMemoryRunsOutEndsAndIsNamed() throws Exception {
        try (LocalStack stack = LocalStack.start(plan, _ -> {})) {
            assertTrue(memory(stack, Service.SURVEY) > 256, "it holds files");
            assertTrue(memory(stack, Service.SCORING) <= 256);

            get(stack, Service.SCORING, "/fill");
            String sentence = stack.broken().get(60, TimeUnit.SECONDS).getMessage();
            assertTrue(sentence.startsWith("The scoring-service ended with exit code 3."), sentence);
            assertTrue(sentence.contains("java.lang.OutOfMemoryError"), sentence);
        }
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            StackPlan onIt = plan.with(Service.SCORING, new Listen(0, port));
            StackFailure failure = assertThrows(StackFailure.class, () -> LocalStack.start(onIt, _ -> {}));
            assertTrue(
                    failure.getMessage().startsWith("Port " + port + ", wanted for the health of the scoring-service, is taken"),
                    failure.getMessage());
        }
        assertFalse(Files.exists(plan.data().postgres()));
        assertFalse(Files.exists(plan.data().kafka()));
    }

    @Test
    void aServiceThatFailsIsNamedWithItsLastWordsAndNothingIsLeft() {
        StackPlan failing = plan.withJavaOptions(List.of("-Dfails=reporting"));
        StackFailure failure = assertThrows(StackFailure.class, () -> LocalStack.start(failing, _ -> {}));
        assertTrue(failure.getMessage().startsWith("The reporting-service ended with exit code 3"), failure.getMessage());
        assertTrue(failure.getMessage().contains("the disk is full of eels"), failure.getMessage());
        assertTrue(StackState.read(plan.data()).isEmpty());
        List<ProcessHandle> children = ProcessHandle.current().descendants()
                .filter(p -> p.info().commandLine().orElse("").contains(temporary.toString()))
                .toList();
        assertEquals(List.of(), children);
        await().atMost(Duration.ofSeconds(5)).until(() -> Postgres.pidFile(plan.data().postgres()).toFile().exists(), is -> !is);
    }

    private static int memory(LocalStack stack, Service service) throws IOException {
        return Integer.parseInt(get(stack, service, "/memory"));
    }

    private static String get(LocalStack stack, Service service) throws IOException {
        return get(stack, service, "/environment");
    }

    private static String get(LocalStack stack, Service service, String path) throws IOException {
        try (var in = stack.api(service).resolve(path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
