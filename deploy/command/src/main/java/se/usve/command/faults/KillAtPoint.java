package se.usve.command.faults;

import se.usve.stack.Service;

/**
 * The service is killed (SIGKILL) at a point of its work.
 *
 * @param point where
 */
record KillAtPoint(Point point) implements Kill {

    private static final int MOST_PASSED = 12;

    @Override
    public String strike(Scene scene) throws Exception {
        int passed = scene.random().nextInt(MOST_PASSED);
        try (var debugger = scene.services().debugger(point.service())) {
            debugger.watch(point);
            debugger.awaitPoint(point, passed);
            scene.stack().stop(point.service(), false);
        }
        scene.clients().awaitHindrances(point.service() == Service.SURVEY ? 1 : 0);
        scene.services().start(point.service());
        scene.clients().awaitReceipts(2);
        return "killed at time " + (passed + 1);
    }
}
