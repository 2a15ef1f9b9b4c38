package se.usve.command.faults;

import java.util.List;
import se.usve.stack.Service;

/** Another instance joins and leaves, again and again: partitions and shards of the outbox move from one to the other. */
record ComingAndGoing() implements Fault {

    private static final int TIMES = 4;

    @Override
    public String id() {
        return "coming-and-going";
    }

    @Override
    public String what() {
        return "a second instance of each service joins and leaves as fast as it starts, in order (SIGTERM) or not (SIGKILL)";
    }

    @Override
    public String strike(Scene scene) {
        int killed = 0;
        var services = List.of(Service.SCORING, Service.REPORTING, Service.SURVEY);
        for (int i = 0; i < TIMES * services.size(); i++) {
            var second = scene.stack().another(services.get(i % services.size()));
            scene.clients().awaitReceipts(1);
            if (scene.random().nextBoolean()) {
                second.kill();
                killed++;
            } else {
                second.stop();
            }
        }
        scene.clients().awaitReceipts(2);
        return "%d joined and left, %d of them killed".formatted(TIMES * services.size(), killed);
    }
}
