package se.usve.survey.reminder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import se.usve.chassis.time.Sweden;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.audit.Hash;

/**
 * Sends a round's letters of a day, each once: a letter is claimed, which is committed, before it is sent, and what became
 * of it is noted after. Any number of instances may do this at once.
 */
@ApplicationScoped
class SendReminders {

    private static final Logger LOG = Logger.getLogger(SendReminders.class);

    private record Settled(State state, String reason, boolean refused, boolean goOn) {
    }

    private final Letters letters;
    private final Reminders reminders;
    private final Post post;
    private final Wording wording;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final MeterRegistry meters;

    SendReminders(Letters letters, Reminders reminders, Post post, Wording wording, AuditTrail audit,
            InstantSource clock, MeterRegistry meters) {
        this.letters = letters;
        this.reminders = reminders;
        this.post = post;
        this.wording = wording;
        this.audit = audit;
        this.clock = clock;
        this.meters = meters;
        for (var state : State.values()) {
            count(state, 0);
        }
    }

    /** {@return the letters of the day that would go now} */
    Letters.Due due(String round, LocalDate day) {
        var due = letters.of(round, day);
        var settled = reminders.settled(round, day, clock.instant());
        return new Letters.Due(due.letters().stream().filter(letter -> !settled.contains(letter.recipient())).toList(),
                due.withoutRecipient());
    }

    /** Sends what is due of the day. {@return how many letters came to which state by this} */
    Map<State, Integer> send(String round, LocalDate day, Actor actor) {
        var came = new EnumMap<State, Integer>(State.class);
        for (var letter : due(round, day).letters()) {
            if (post.means() == Post.Means.NOT_CONFIGURED) {
                reminders.notConfigured(round, day, letter, clock.instant());
                came.merge(State.NOT_CONFIGURED, 1, Integer::sum);
                continue;
            }
            var claim = QuarkusTransaction.requiringNew().call(() ->
                    reminders.claim(round, day, letter, clock.instant()));
            if (claim.isPresent()) {
                var settled = send(claim.get(), round, day, letter, actor);
                came.merge(settled.state(), 1, Integer::sum);
                if (!settled.goOn()) {
                    break;
                }
            }
        }
        return came;
    }

    /** Makes claims that an instance left when it stopped uncertain: whether their letters went, nobody here knows. */
    void abandon(Actor actor) {
        var abandoned = QuarkusTransaction.requiringNew().call(() -> {
            var found = reminders.abandon(clock.instant());
            audit.record(actor, found.stream().map(one -> new AuditTrail.Entry("reminder.uncertain", one.round(), null,
                    null, null, Hash.of(one), null)).toList());
            return found;
        });
        abandoned.forEach(one -> told(one.id(), one.round(), State.UNCERTAIN));
    }

    private Settled send(long id, String round, LocalDate day, Letter claimed, Actor actor) {
        // What was answered since the list was made is not asked for.
        var left = letters.to(claimed.recipient(), round, day);
        var today = LocalDate.ofInstant(clock.instant(), Sweden.ZONE);
        var settled = left.map(letter -> settled(post.send(new Post.Mail(id, letter.address(),
                        wording.subject(round, letter), wording.text(round, letter, today)))))
                .orElse(new Settled(State.NOTHING_LEFT, null, false, true));
        var units = left.map(Letter::units).orElse(List.of());
        QuarkusTransaction.requiringNew().run(() -> {
            reminders.settle(id, settled.state(), units, settled.reason(), settled.refused(), clock.instant());
            audit.record(actor, new AuditTrail.Entry("reminder." + settled.state().name().toLowerCase(Locale.ROOT)
                    .replace('_', '-'), round, null, claimed.regions().size() == 1 ? claimed.regions().getFirst() : null,
                    null, Hash.of(Map.of("id", id, "recipient", claimed.recipient(), "units", units)), null));
        });
        told(id, round, settled.state());
        return settled;
    }

    private static Settled settled(Post.Outcome outcome) {
        return switch (outcome) {
            case Post.Outcome.Sent _ -> new Settled(State.SENT, null, false, true);
            case Post.Outcome.Refused no -> new Settled(State.FAILED, no.reason(), true, true);
            // The next would fail as well.
            case Post.Outcome.Unreachable away -> new Settled(State.FAILED, away.reason(), false, false);
            case Post.Outcome.Unknown unknown -> new Settled(State.UNCERTAIN, unknown.reason(), false, true);
        };
    }

    /** Neither the address nor the server's words, which may hold it, get into the log. */
    private void told(long id, String round, State state) {
        count(state, 1);
        if (state == State.FAILED || state == State.UNCERTAIN) {
            LOG.warnf("Reminder %d of round %s is %s: its reason stands in the round's log of reminders", id, round, state);
        }
    }

    private void count(State state, int letters) {
        Counter.builder("usve.reminders").description("Reminders by mail, by what has become of them")
                .tag("state", state.name().toLowerCase(Locale.ROOT)).register(meters).increment(letters);
    }
}
