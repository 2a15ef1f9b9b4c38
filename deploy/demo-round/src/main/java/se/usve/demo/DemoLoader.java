package se.usve.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import se.usve.demo.DemoRound.State;
import se.usve.demo.DemoRound.Takeover;

/**
 * Loads demo rounds through the public REST API as their users would: an administrator opens the round, each region
 * registers its units and sends their answers, assessors from other regions rule on the examples, and the administrator
 * closes and publishes, if the round has come that far; then each region tells how it mends what its units miss.
 *
 * <p>Can be run again after an interruption: it goes on from the round's state, and each submission carries the same
 * Idempotency-Key every time. A round that somebody has taken further than the demo leaves it is left alone.
 */
public final class DemoLoader {
    private static final int AT_ONCE = 24;

    private final DemoTarget target;
    private final Progress progress;
    private final Duration patience;
    private final Bearers bearers;
    private final List<LoadReport.Step> steps = new ArrayList<>();

    /** A loader that waits at most a minute for examples to come to the assessors' queue. */
    public DemoLoader(DemoTarget target, Progress progress) {
        this(target, progress, Duration.ofMinutes(1));
    }

    /** @param patience how long to wait for the next example to come to the assessors' queue */
    public DemoLoader(DemoTarget target, Progress progress, Duration patience) {
        this.target = target;
        this.progress = progress;
        this.patience = patience;
        this.bearers = new Bearers(target);
    }

    /**
     * Loads the round; returns when it is in the state it is to be left in.
     *
     * @throws UnexpectedAnswer              when a service refuses something; the message holds its problem document
     * @throws java.io.UncheckedIOException  when a service cannot be reached
     * @throws IllegalStateException         when planned examples do not come to the assessors' queue in time
     */
    public LoadReport load(DemoRound round) {
        steps.clear();
        try (Api api = new Api()) {
            SurveyCalls calls = new SurveyCalls(api, target.survey(), bearers, round);
            State found = calls.state().orElse(State.DRAFT);
            if (found == State.DRAFT) {
                prepare(calls, round);
            }
            move(calls, round, "Öppnar omgången", State.OPEN);
            State now = calls.state().orElseThrow();
            if (now == State.OPEN) {
                each("Skickar in svar", round.answering(), calls::submit);
                each("Påbörjar utkast", round.units().stream().filter(unit -> unit.draft().isPresent()).toList(), calls::draft);
            }
            if (now == State.OPEN || now.compareTo(round.until()) < 0) {
                // Who tried the demo and sent other answers, or withdrew some, since has other examples than those planned.
                List<DemoUnit> asSent = found == State.DRAFT ? round.answering() : asSent(calls, round);
                step("Bedömer exempel", 0, () -> new Rulings(api, target.scoring(), bearers, round.id(), patience)
                        .give(asSent, progress, "Bedömer exempel"));
            }
            move(calls, round, "Stänger omgången", State.CLOSED);
            move(calls, round, "Publicerar omgången", State.PUBLISHED);
            if (calls.state().orElseThrow() == State.PUBLISHED && calls.followUps() < round.followUps().size()) {
                each("Rapporterar åtgärder", List.of(Region.values()), calls::followUp);
            }
        }
        return new LoadReport(steps);
    }

    private void prepare(SurveyCalls calls, DemoRound round) {
        step("Skapar omgången", 1, () -> {
            calls.create();
            return 1;
        });
        each("Registrerar enheter", round.units().stream().filter(unit -> !unit.goesOn()).toList(), calls::register);
        round.takeover().ifPresent(takeover -> takeOver(calls, round, takeover));
    }

    private void takeOver(SurveyCalls calls, DemoRound round, Takeover takeover) {
        step("Tar över enheter", 1, () -> {
            takeover.mergers().forEach(calls::merge);
            calls.takeOver(takeover.round());
            return (int) round.units().stream().filter(DemoUnit::goesOn).count();
        });
    }

    private void move(SurveyCalls calls, DemoRound round, String label, State to) {
        if (to.compareTo(round.until()) <= 0 && calls.state().orElseThrow().compareTo(to) < 0) {
            step(label, 1, () -> {
                calls.move(to);
                return 1;
            });
        }
    }

    private <T> void each(String label, Collection<T> all, Consumer<T> action) {
        if (!all.isEmpty()) {
            step(label, all.size(), () -> {
                Crowd.each(all, AT_ONCE, action, done -> progress.step(label, done, all.size()));
                return all.size();
            });
        }
    }

    private static List<DemoUnit> asSent(SurveyCalls calls, DemoRound round) {
        Set<String> found = ConcurrentHashMap.newKeySet();
        Crowd.each(round.answering(), AT_ONCE, unit -> {
            if (calls.standsAsSent(unit)) {
                found.add(unit.id());
            }
        }, _ -> { });
        return round.answering().stream().filter(unit -> found.contains(unit.id())).toList();
    }

    private void step(String label, int total, IntSupplier action) {
        if (total > 0) {
            progress.step(label, 0, total);
        }
        Instant start = Instant.now();
        int count = action.getAsInt();
        steps.add(new LoadReport.Step(label, count, Duration.between(start, Instant.now())));
        if (total == 1) {
            progress.step(label, 1, 1);
        }
    }
}
