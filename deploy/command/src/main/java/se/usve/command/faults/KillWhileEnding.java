package se.usve.command.faults;

/**
 * The service is asked to end (SIGTERM), and killed before it has.
 *
 * @param point where it is by then
 */
record KillWhileEnding(Point point) implements Kill {

    @Override
    public String strike(Scene scene) throws Exception {
        try (var debugger = scene.services().debugger(point.service())) {
            scene.clients().awaitReceipts(1 + scene.random().nextInt(3));
            debugger.watch(point);
            scene.stack().process(point.service()).askToEnd();
            debugger.awaitPoint(point, 0);
            scene.stack().stop(point.service(), false);
        }
        scene.services().start(point.service());
        scene.clients().awaitReceipts(2);
        return "killed after SIGTERM";
    }
}
