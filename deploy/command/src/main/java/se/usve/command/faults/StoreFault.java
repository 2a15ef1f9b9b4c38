package se.usve.command.faults;

import se.usve.stack.Service;

/** Something happens to PostgreSQL or Kafka, and is over after a while. */
enum StoreFault implements Fault {

    KILL_KAFKA("kill-kafka", "Kafka killed (SIGKILL) and started again") {
        @Override
        void strikeNow(Scene scene) {
            scene.stack().stores().killKafka();
            scene.clients().awaitReceipts(5);
            scene.stack().stores().startKafka();
        }
    },
    FREEZE_KAFKA("freeze-kafka", "Kafka stopped (SIGSTOP) and woken: connections stay open and nothing answers") {
        @Override
        void strikeNow(Scene scene) {
            scene.stack().stores().freezeKafka();
            try {
                scene.clients().awaitReceipts(20);
            } finally {
                scene.stack().stores().thawKafka();
            }
        }
    },
    KILL_POSTGRES("kill-postgresql", "PostgreSQL killed (SIGKILL, all its sessions) and started again") {
        @Override
        void strikeNow(Scene scene) {
            scene.stack().stores().killPostgres();
            scene.clients().awaitHindrances(1);
            scene.stack().stores().startPostgres();
        }
    },
    KILL_EVERYTHING("kill-everything", "PostgreSQL, Kafka and the three services killed at once, as when the power fails") {
        @Override
        void strikeNow(Scene scene) {
            for (var service : Service.values()) {
                scene.stack().stop(service, false);
            }
            scene.stack().stores().killKafka();
            scene.stack().stores().killPostgres();
            scene.clients().awaitHindrances(1);
            scene.stack().stores().startPostgres();
            scene.stack().stores().startKafka();
            for (var service : Service.values()) {
                scene.services().start(service);
            }
        }
    };

    private final String id;
    private final String what;

    StoreFault(String id, String what) {
        this.id = id;
        this.what = what;
    }

    abstract void strikeNow(Scene scene);

    @Override
    public String id() {
        return id;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String strike(Scene scene) {
        int before = 1 + scene.random().nextInt(4);
        scene.clients().awaitReceipts(before);
        strikeNow(scene);
        scene.clients().awaitReceipts(3);
        return "after " + before + " receipts of each client";
    }
}
