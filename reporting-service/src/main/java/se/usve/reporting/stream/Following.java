package se.usve.reporting.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.LevelTable;
import se.usve.reporting.report.ReadLive;
import se.usve.reporting.report.ReadLive.Followed;
import se.usve.reporting.settings.ReportingSettings;

/**
 * Those who follow rounds on this instance, and the one thread that tells them. It runs while there is anybody, looks at the
 * newest number of each followed round, and reads figures only of a round that moved, once for all who see the same of it.
 */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final ProblemType TOO_MANY = new ProblemType("too-many-requests", 429,
            new Text("För många på en gång", "Too many at a time"));
    private static final Map<String, String> LATER = Map.of("Retry-After", "30");

    /** Why a stream ended, as told to the client. */
    enum End {
        /** Who sees what of the round may have changed. */
        ROUND_CHANGED,
        /** The token that it was begun with has run out. */
        TOKEN_EXPIRED,
        /** The instance is being stopped. */
        SERVICE_STOPPING
    }

    private final ReportingSettings.Stream config;
    private final Changes changes;
    private final ReadLive figures;
    private final ObjectMapper json;
    private final InstantSource time;
    private final Duration delay;
    private final List<Client> clients = new ArrayList<>();
    private Thread teller;
    private boolean stopping;
    private volatile Sse sse;

    Following(ReportingSettings.Stream config, Changes changes, ReadLive figures, ObjectMapper json, InstantSource time,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay, MeterRegistry meters) {
        this.config = config;
        this.changes = changes;
        this.figures = figures;
        this.json = json;
        this.time = time;
        this.delay = delay.orElse(Duration.ZERO);
        Gauge.builder("usve.stream.clients", this, Following::count)
                .description("Clients that follow live figures").register(meters);
    }

    /**
     * Lets a client follow, until it leaves or its token ends.
     *
     * @throws ProblemException 503 if the instance has as many as it takes, 429 if the caller has; both say when to try again
     */
    synchronized void add(Client client, Sse events) {
        clients.removeIf(Client::isGone);
        if (stopping || clients.size() >= config.clients()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, new Text(
                    "Tjänsten har så många som följer direkt som den tar emot", "As many follow live as the service takes"),
                    List.of(), LATER);
        }
        if (clients.stream().filter(other -> other.caller().equals(client.caller())).count() >= config.clientsPerCaller()) {
            throw new ProblemException(TOO_MANY, new Text("Högst %d direktströmmar samtidigt", "At most %d live streams at once")
                    .with(config.clientsPerCaller()), List.of(), LATER);
        }
        sse = events;
        clients.add(client);
        if (teller == null) {
            teller = Thread.ofPlatform().daemon().name("live-figures").start(this::tellWhileAnybodyFollows);
        }
    }

    private synchronized int count() {
        return clients.size();
    }

    private synchronized List<Client> present() {
        clients.removeIf(Client::isGone);
        return List.copyOf(clients);
    }

    private synchronized void remove(Client client) {
        clients.remove(client);
    }

    /** Streams end by themselves at no time: the service would wait for them as for requests under way. */
    void prepareToStop(@Observes ShutdownDelayInitiatedEvent leaving) {
        Thread.ofVirtual().name("live-figures-end").start(() -> {
            try {
                // Not before: who comes back at once would be sent here again.
                Thread.sleep(delay);
                stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stop();
    }

    private void stop() {
        synchronized (this) {
            stopping = true;
        }
        present().forEach(client -> end(client, End.SERVICE_STOPPING));
    }

    private void tellWhileAnybodyFollows() {
        while (true) {
            try {
                tell();
                Thread.sleep(config.interval());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // The database may be away: clients keep their places, and hear of it all when it is back.
                LOG.warnf("Live figures could not be read: %s", e.getMessage());
                pause();
            }
            synchronized (this) {
                if (clients.isEmpty()) {
                    teller = null;
                    return;
                }
            }
        }
    }

    private void pause() {
        try {
            present().forEach(this::attend);
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        var waiting = present().stream().filter(this::attend).toList();
        if (waiting.isEmpty()) {
            return;
        }
        var newest = changes.newest(waiting.stream().map(client -> client.followed().round()).collect(Collectors.toSet()));
        var tables = new HashMap<Followed, Optional<LevelTable>>();
        var written = new HashMap<List<Object>, OutboundSseEvent>();
        for (var client : waiting) {
            var round = client.followed().round();
            if (client.isNew() || client.cameTo() != newest.getOrDefault(round, 0L)) {
                tell(client, newest.getOrDefault(round, 0L), tables, written);
            }
        }
    }

    /** {@return whether the client can be told something now} */
    private boolean attend(Client client) {
        if (client.isOver(time.instant())) {
            end(client, End.TOKEN_EXPIRED);
            return false;
        }
        if (client.isBusy()) {
            if (client.hasBeenSilent(config.patience())) {
                remove(client);
                client.cutOff();
            }
            return false;
        }
        if (client.hasBeenSilent(config.heartbeat())) {
            client.send(sse.newEventBuilder().comment("still here").build());
            return false;
        }
        return true;
    }

    private void tell(Client client, long newest, Map<Followed, Optional<LevelTable>> tables,
            Map<List<Object>, OutboundSseEvent> written) {
        var knowsWhere = client.cameTo() >= 0 && client.cameTo() <= newest;
        var since = knowsWhere ? changes.since(client.followed().round(), client.cameTo()) : null;
        if (since != null && since.whole() && !client.isNew()) {
            end(client, End.ROUND_CHANGED);
            return;
        }
        if (since != null && since.newest() == client.cameTo() && client.cameTo() > 0) {
            // It resumed where the round stands: there is nothing to tell, but that it has come through.
            client.send(sse.newEventBuilder().comment("nothing new").build(), client.cameTo());
            return;
        }
        var table = tables.computeIfAbsent(client.followed(), figures::levels);
        if (table.isEmpty()) {
            end(client, End.ROUND_CHANGED);
            return;
        }
        var all = since == null || since.whole();
        var number = all ? newest : since.newest();
        client.send(written.computeIfAbsent(List.of(client.followed(), all ? Client.NOTHING : client.cameTo(), number),
                _ -> event(all ? "reset" : "figures", number,
                        all ? LiveFigures.all(table.get()) : LiveFigures.changed(table.get(), since))), number);
    }

    private void end(Client client, End why) {
        remove(client);
        // Without a number: whoever comes back says where they were before.
        client.end(sse.newEventBuilder().name("end").data("{\"reason\":\"" + why + "\"}").build());
    }

    private OutboundSseEvent event(String name, long number, Object data) {
        try {
            return sse.newEventBuilder().name(name).id(Long.toString(number)).reconnectDelay(2000)
                    .data(json.writeValueAsString(data)).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures can be written as JSON", e);
        }
    }
}
