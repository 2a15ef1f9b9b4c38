package se.usve.system;

import static org.assertj.core.api.Assertions.assertThat;
import static se.usve.stack.Service.REPORTING;
import static se.usve.stack.Service.SCORING;
import static se.usve.stack.Service.SURVEY;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;
import se.usve.stack.ServiceProcess;

/**
 * An upgrade as clients see it. Two instances of each service; under steady load each service is replaced in turn: asked to
 * end (SIGTERM) and started anew. {@code -Dusve.rolling.rounds=20} replaces each as often.
 */
class RollingRestartTest {

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final LocalStack STACK = SYSTEM.stack();
    private static final int ROUNDS = Integer.getInteger("usve.rolling.rounds", 1);

    @Test
    void noClientSeesThatAServiceIsReplaced() throws Exception {
        try (var gateway = new RoundRobin()) {
            var seconds = secondInstances();
            for (var service : Service.values()) {
                gateway.add(service, STACK.process(service));
                gateway.add(service, seconds.get(service));
            }
            try (var load = Load.through(gateway::next, "rolling", 5)) {
                load.awaitReceipts(1);
                awaitFigures(load);
                try (var readers = new SteadyReaders(gateway::next, load);
                        var follower = new SteadyFollower(gateway::next, load.round())) {
                    for (int i = 0; i < ROUNDS; i++) {
                        for (var service : Service.values()) {
                            replace(service, gateway, load);
                        }
                    }
                    atOnce(seconds.values(), ServiceProcess::stop);
                    seconds.forEach(gateway::remove);
                    load.awaitReceipts(2);
                    load.finish();
                    assertThat(load.unexpected()).isEmpty();
                    assertThat(load.refusals()).isZero();
                    assertThat(load.broken()).as(load.lastBreak()).isZero();
                    assertThat(readers.errors()).isEmpty();
                    assertThat(readers.read().values()).as("requests answered for each reader")
                            .allSatisfy(times -> assertThat(times.get()).isGreaterThan(10));
                    assertThat(follower.errors()).isEmpty();
                    assertThat(follower.ends()).as("the other end is that of a round whose units are still coming")
                            .anyMatch(end -> end.contains("SERVICE_STOPPING"))
                            .allMatch(end -> end.contains("SERVICE_STOPPING") || end.contains("ROUND_CHANGED"));
                    NothingLost.everythingCounts(load);
                    var newest = newestChange(load);
                    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> follower.cameTo() == newest);
                }
            }
        }
    }

    private static Map<Service, ServiceProcess> secondInstances() {
        var started = new ConcurrentHashMap<Service, ServiceProcess>();
        atOnce(List.of(Service.values()), service -> started.put(service, STACK.another(service)));
        return started;
    }

    /** On threads of their own: the common pool has but one on a machine with two processors. */
    static <T> void atOnce(Collection<T> all, Consumer<T> done) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(all.stream().map(one -> CompletableFuture.runAsync(() -> done.accept(one), threads))
                    .toArray(CompletableFuture[]::new)).join();
        }
    }

    private static void replace(Service service, RoundRobin gateway, Load load) throws InterruptedException {
        var old = STACK.process(service);
        try (var files = service == SURVEY ? new FilesUntilTheEnd(load, old.listen().api()) : null) {
            load.awaitReceipts(1);
            STACK.stop(service, true);
            gateway.remove(service, old);
            load.awaitReceipts(2);
            STACK.start(service);
            gateway.add(service, STACK.process(service));
            if (files != null) {
                assertThat(files.states()).as("files that were taken before the end").isNotEmpty().containsOnly("PLANNED");
            }
        }
        load.awaitReceipts(1);
    }

    /** The round and its figures are known to all services; before that they rightly answer 404. */
    private static void awaitFigures(Load load) {
        var unit = load.units().getFirst();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> !unit.receipts.isEmpty()
                && List.of(SYSTEM.get(SCORING, "/scoring/v1/rounds/" + load.round() + "/units/" + unit.id + "/result",
                        RunningSystem.ADMIN), SYSTEM.get(REPORTING, "/reporting/v1/rounds/" + load.round() + "/levels",
                        RunningSystem.ADMIN)).stream().allMatch(answer -> answer.status() == 200));
    }

    private static long newestChange(Load load) throws SQLException {
        try (var connection = new StackSources(SYSTEM).database(REPORTING);
                var select = connection.prepareStatement("select newest from change_number where round = ?")) {
            select.setString(1, load.round());
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
