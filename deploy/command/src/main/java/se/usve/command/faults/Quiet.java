package se.usve.command.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import se.usve.stack.LocalStack;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;
import se.usve.stack.Topics;

/** Waits until all that was stored has been told, scored and counted. */
final class Quiet {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Quiet() {
    }

    /** Waits, in the order in which events go. */
    static void await(LocalStack stack) {
        var running = RunningStack.on(stack.data()).orElseThrow();
        try (var admin = Admin.create(Map.of("bootstrap.servers", running.bootstrapServers()))) {
            await("the survey service tells all", () -> unsent(running, Service.SURVEY) == 0);
            await("the scoring service has read all", () -> behind(admin, "scoring", Topics.SURVEY) == 0);
            await("the scoring service tells all", () -> unsent(running, Service.SCORING) == 0);
            await("the reporting service has read all", () ->
                    behind(admin, "reporting", Topics.SURVEY) + behind(admin, "reporting", Topics.SCORING) == 0);
        }
    }

    /** Waits until the service has told all that it has to tell, and before each look does what may be needed for that. */
    static void awaitTold(LocalStack stack, Service service, Runnable beforeLooking) {
        var running = RunningStack.on(stack.data()).orElseThrow();
        await("the " + service.processName() + " tells all", () -> {
            beforeLooking.run();
            return unsent(running, service) == 0;
        });
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).ignoreExceptions().until(condition);
    }

    private static long unsent(RunningStack stack, Service service) throws SQLException {
        try (var connection = stack.connect(service); var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from outbox where sent_at is null")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** {@return how many records of the topic the group has not done with} */
    private static long behind(Admin admin, String group, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get(10, TimeUnit.SECONDS);
        long behind = 0;
        for (int i = 0; i < Topics.PARTITIONS; i++) {
            var partition = new TopicPartition(topic, i);
            long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition)
                    .get(10, TimeUnit.SECONDS).offset();
            behind += end - (committed.get(partition) == null ? 0 : committed.get(partition).offset());
        }
        return behind;
    }
}
