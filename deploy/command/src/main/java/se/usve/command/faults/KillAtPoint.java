package se.usve.command.faults;

import java.time.Duration;
import java.util.Locale;
import se.usve.stack.Service;

/**
 * The service is killed (SIGKILL) at a point of its work.
 *
 * @param point where
 */
record KillAtPoint(Point point) implements Fault {

    private static final Duration REACHED_WITHIN = Duration.ofSeconds(60);
    private static final int MOST_PASSED = 12;

    @Override
    public String id() {
        return "kill-" + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String what() {
        return point.service().processName() + " killed when " + point.state();
    }

    @Override
    public String strike(Scene scene) throws Exception {
        int passed = scene.random().nextInt(MOST_PASSED);
        try (var debugger = scene.services().debugger(point.service())) {
            debugger.watch(point);
            debugger.awaitPoint(point, passed, REACHED_WITHIN);
            scene.stack().stop(point.service(), false);
        }
        scene.clients().awaitHindrances(point.service() == Service.SURVEY ? 1 : 0);
        scene.services().start(point.service());
        scene.clients().awaitReceipts(2);
        return "killed at time " + (passed + 1);
    }
}
