package se.usve.command.faults;

import java.io.IOException;
import java.util.Map;
import se.usve.stack.Service;

/** Every line of the system is slow and breaks: clients' to the survey service, all services' to PostgreSQL and to Kafka. */
record BadLines() implements Fault {

    /** A submission is some ten pieces on a line to the database, one or two on the one from its client. */
    private static final Line.Badness CLIENTS = new Line.Badness(60, 12);
    private static final Line.Badness DATABASE = new Line.Badness(8, 150);
    private static final Line.Badness BROKER = new Line.Badness(25, 120);

    @Override
    public String id() {
        return "bad-lines";
    }

    @Override
    public String what() {
        return "connections late by up to 60 ms and reset at random: clients to survey-service, services to PostgreSQL and Kafka";
    }

    @Override
    public String strike(Scene scene) throws Exception {
        var stack = scene.stack();
        try (var clients = new Line(stack.api(Service.SURVEY).getPort(), scene.random().nextLong());
                var database = new Line(stack.stores().postgres().port(), scene.random().nextLong());
                var broker = new Line(portOf(stack.stores().bootstrapServers()), scene.random().nextLong())) {
            laidThrough(scene, database, broker);
            scene.clients().sendTo(clients.http());
            clients.worsen(CLIENTS);
            database.worsen(DATABASE);
            broker.worsen(BROKER);
            scene.clients().awaitReceipts(25);
            clients.mend();
            database.mend();
            broker.mend();
            scene.clients().awaitReceipts(2);
            scene.clients().sendTo(stack.api(Service.SURVEY));
            laidBack(scene);
            scene.clients().awaitReceipts(2);
            return "%d connections of clients cut, %d to PostgreSQL, %d to Kafka".formatted(clients.cut(), database.cut(),
                    broker.cut());
        }
    }

    private static int portOf(String server) {
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
    }

    /** Services learn of the line to the broker from the broker; of that to the database when they start. */
    private static void laidThrough(Scene scene, Line database, Line broker) throws IOException {
        var stores = scene.stack().stores();
        stores.stopKafka();
        stores.startKafkaBehind(broker.port());
        for (var service : Service.values()) {
            scene.services().restart(service, Map.of("QUARKUS_DATASOURCE_JDBC_URL", stores.postgres().jdbcUrl(service)
                    .replace(":" + stores.postgres().port() + "/", ":" + database.port() + "/")));
        }
    }

    private static void laidBack(Scene scene) {
        var stores = scene.stack().stores();
        stores.stopKafka();
        stores.startKafka();
        for (var service : Service.values()) {
            scene.services().restart(service, Map.of());
        }
    }
}
