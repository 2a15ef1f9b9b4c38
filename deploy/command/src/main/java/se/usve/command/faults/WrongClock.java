package se.usve.command.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.stack.Service;

/**
 * The clocks of two services are two hours fast and slow, by libfaketime, each in turn. Only the time of day is wrong: with waits
 * turned as well (libfaketime's cure for a fault of older C libraries) every timed wait of the virtual machine ends at once.
 */
record WrongClock() implements Fault {

    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/faketime/libfaketimeMT.so.1", "/usr/local/lib/faketime/libfaketimeMT.so.1");

    @Override
    public String id() {
        return "wrong-clock";
    }

    @Override
    public String what() {
        return "clocks of services two hours fast or slow";
    }

    @Override
    public Optional<String> impossible() {
        return library().isPresent() ? Optional.empty()
                : Optional.of("libfaketime is not installed; deploy/install-test-tools.sh installs it");
    }

    private static Optional<String> library() {
        return Stream.concat(Stream.ofNullable(System.getenv("USVE_FAKETIME")), LIBRARIES.stream())
                .filter(file -> Files.exists(Path.of(file))).findFirst();
    }

    @Override
    public String strike(Scene scene) {
        var wrongly = List.of(
                Map.of(Service.SURVEY, "+2h", Service.SCORING, "-2h", Service.REPORTING, "+2h"),
                Map.of(Service.SCORING, "+2h", Service.REPORTING, "-2h"));
        for (var wrong : wrongly) {
            wrong.forEach((service, clock) -> scene.services().restart(service, Map.of(
                    "LD_PRELOAD", library().orElseThrow(), "FAKETIME", clock, "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX", "0")));
            scene.clients().awaitReceipts(5);
            wrong.keySet().forEach(service -> scene.services().restart(service, Map.of()));
            scene.clients().awaitReceipts(2);
        }
        return "survey +2 h, scoring \u22122 h, reporting +2 h; then scoring +2 h, reporting \u22122 h";
    }
}
