package se.usve.command.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import se.usve.stack.Service;

/** The disk of both stores is full, and then has room again; what ended meanwhile is started again, as an installation does. */
record FullDisk() implements Fault {

    private static final int[] PIECES = {1 << 20, 4 << 10, 512};

    @Override
    public String id() {
        return "full-disk";
    }

    @Override
    public String what() {
        return "the disk of PostgreSQL and Kafka fills up, and has room again";
    }

    @Override
    public boolean wantsSmallDisk() {
        return true;
    }

    @Override
    public String strike(Scene scene) throws IOException {
        var stores = scene.stack().stores();
        var filler = scene.stack().data().path().resolve("filler");
        scene.clients().awaitReceipts(3);
        long filled = fill(filler);
        try {
            scene.clients().awaitHindrances(3);
        } finally {
            Files.delete(filler);
        }
        var ended = new StringBuilder();
        if (!stores.postgresRuns()) {
            stores.killPostgres(); // what is left of it: the lock on its folder
            stores.startPostgres();
            ended.append(", PostgreSQL had ended");
        }
        // It ends some moments after a write that failed, or goes on if it wrote nothing meanwhile.
        Quiet.awaitTold(scene.stack(), Service.SURVEY, () -> {
            if (!stores.kafkaRuns()) {
                stores.startKafka();
                ended.append(", Kafka had ended");
            }
        });
        scene.clients().awaitReceipts(4);
        return "%d MB filled%s".formatted(filled >> 20, ended);
    }

    /** Until not one byte more goes in. */
    private static long fill(Path file) throws IOException {
        long filled = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int size : PIECES) {
                var piece = new byte[size];
                try {
                    while (true) {
                        out.write(piece);
                        filled += size;
                    }
                } catch (IOException e) {
                    // No room for a piece of this size: a smaller one may find some.
                }
            }
        }
        return filled;
    }
}
