package se.usve.command.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import se.usve.stack.Service;
import se.usve.stack.ServiceProcess;

/**
 * The service stands still (SIGSTOP) at a point of its work until others have gone on without it, and then wakes up with what
 * it had in hand.
 *
 * @param point where
 */
record FreezeAtPoint(Point point) implements Fault {

    private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(90);
    private static final int MOST_PASSED = 6;

    @Override
    public String id() {
        return "freeze-" + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String what() {
        return point.service().processName() + " stopped (SIGSTOP) when " + point.state() + ", woken when "
                + (consumes() ? "another instance has its partitions" : "its clients have given up");
    }

    private boolean consumes() {
        return point.service() != Service.SURVEY;
    }

    @Override
    public String strike(Scene scene) throws Exception {
        var service = point.service();
        int passed = scene.random().nextInt(MOST_PASSED);
        try (var debugger = scene.services().debugger(service)) {
            ServiceProcess second = consumes() ? scene.stack().another(service) : null;
            debugger.watch(point);
            debugger.awaitPoint(point, passed);
            var process = scene.stack().process(service);
            process.freeze();
            try {
                if (consumes()) {
                    awaitMembers(scene, 1);
                    scene.clients().awaitReceipts(3);
                } else {
                    scene.clients().awaitHindrances(1);
                }
            } finally {
                process.thaw();
                debugger.close();
            }
            scene.clients().awaitReceipts(2);
            if (second != null) {
                awaitMembers(scene, 2);
                second.stop();
            }
        }
        scene.clients().awaitReceipts(2);
        return "stopped at time " + (passed + 1) + " and woken";
    }

    /** A consumer group gives up a member that it hears nothing of. */
    private void awaitMembers(Scene scene, int members) {
        var group = point.service() == Service.SCORING ? "scoring" : "reporting";
        try (var admin = Admin.create(Map.of("bootstrap.servers", scene.stack().stores().bootstrapServers()))) {
            Awaitility.await("the group " + group + " has " + members + " members").atMost(GIVEN_UP_WITHIN)
                    .pollInterval(Duration.ofMillis(200)).ignoreExceptions()
                    .until(() -> admin.describeConsumerGroups(List.of(group)).all().get(10, TimeUnit.SECONDS)
                            .get(group).members().size() == members);
        }
    }
}
