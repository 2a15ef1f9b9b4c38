package se.usve.survey.imports;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.survey.imports.Import.Phase;
import se.usve.survey.imports.Import.Progress;

/** How far the work on a file has come, told as it goes on, and how long each stage took. */
final class Stages {

    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final UUID id;
    private final Optional<Imports> told;
    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
    private Phase phase = Phase.WAITING;
    private long began = System.nanoTime();
    private long lastTold;

    private Stages(UUID id, Optional<Imports> told) {
        this.id = id;
        this.told = told;
    }

    /** Of work that somebody waits for: it is not told. */
    static Stages untold(UUID id) {
        return new Stages(id, Optional.empty());
    }

    /** Of work that somebody asks about. */
    static Stages toldBy(UUID id, Imports imports) {
        return new Stages(id, Optional.of(imports));
    }

    void begin(Phase next, Optional<Integer> of) {
        turnTo(next);
        tell(0, of);
    }

    private void turnTo(Phase next) {
        var now = System.nanoTime();
        nanos.merge(phase, now - began, Long::sum);
        phase = next;
        began = now;
    }

    /** Tells of some rows done, now and then. */
    void done(int rows, int of) {
        if (System.nanoTime() - lastTold > BETWEEN.toNanos()) {
            tell(rows, Optional.of(of));
        }
    }

    private void tell(int rows, Optional<Integer> of) {
        lastTold = System.nanoTime();
        told.ifPresent(imports -> imports.progress(id, new Progress(phase, rows, of)));
    }

    /** {@return how long each stage took, as the header Server-Timing (W3C) has it: names and milliseconds} */
    String timing() {
        turnTo(Phase.DONE);
        nanos.remove(Phase.WAITING);
        return nanos.entrySet().stream()
                .map(stage -> "%s;dur=%.1f".formatted(stage.getKey().name().toLowerCase(Locale.ROOT),
                        stage.getValue() / 1e6))
                .collect(Collectors.joining(", "));
    }
}
