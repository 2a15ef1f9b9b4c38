package se.usve.survey.imports;

import io.opentelemetry.context.Context;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.sight.Sight;
import se.usve.survey.audit.AuditTrail;
import se.usve.survey.imports.Import.Order;
import se.usve.survey.imports.Import.Status;
import se.usve.survey.lane.Lanes;
import se.usve.survey.submission.SubmitMany.GroundMoved;

/** Takes a file that was sent: makes a plan of it, and commits that at once unless it was only to be shown. */
@ApplicationScoped
class ReceiveFile {

    private static final Logger LOG = Logger.getLogger(ReceiveFile.class);
    /** So many times a plan that nobody waits to see is made anew when units get answers meanwhile. */
    private static final int TRIES = 3;
    /** So long a service that is being stopped waits for files under way. */
    private static final Duration END = Duration.ofSeconds(15);

    /**
     * What came of a file.
     *
     * @param done   the import, planned or committed
     * @param rows   what its rows do
     * @param timing how long each stage took, as the header Server-Timing has it
     */
    record Received(Import done, List<PlannedRow> rows, String timing) {
    }

    private final Imports imports;
    private final MakePlan makePlan;
    private final CommitPlan commitPlan;
    private final AuditTrail audit;
    private final Sight sight;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    /** What is done for a request stays in its trace. */
    private final ExecutorService threads = Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor());

    ReceiveFile(Imports imports, MakePlan makePlan, CommitPlan commitPlan, AuditTrail audit, Sight sight) {
        this.imports = imports;
        this.makePlan = makePlan;
        this.commitPlan = commitPlan;
        this.audit = audit;
        this.sight = sight;
    }

    /**
     * Takes a file and works on it to the end.
     *
     * @param lane is left at the end
     * @throws ProblemException 413 or 422 if it is refused as a whole; then nothing of it is kept
     * @throws HeldBack         if it is all or none and a row has errors
     */
    Received now(Order order, byte[] file, Sender sender, Lanes.Lane lane) {
        var id = UUID.randomUUID();
        try (lane) {
            begin(id, order, file, sender);
            var stages = Stages.untold(id);
            return work(id, order, file, sender, stages);
        } catch (HeldBack e) {
            imports.ended(id, Status.REFUSED, e.refusal());
            throw e;
        } catch (RuntimeException e) {
            imports.delete(id);
            throw e;
        } finally {
            running.remove(id);
        }
    }

    /**
     * Takes a file to be worked on while its sender does other things.
     *
     * @param lane is left at the end
     * @return its id, by which its progress is told
     */
    UUID soon(Order order, byte[] file, Sender sender, Lanes.Lane lane) {
        var id = UUID.randomUUID();
        try {
            begin(id, order, file, sender);
            threads.execute(() -> {
                try (lane) {
                    sight.of(order.region(), () -> workUnseen(id, order, file, sender));
                } finally {
                    running.remove(id);
                }
            });
            return id;
        } catch (RuntimeException e) {
            running.remove(id);
            lane.close();
            throw e;
        }
    }

    /** What ends the work is told to whoever asks for it. */
    private void workUnseen(UUID id, Order order, byte[] file, Sender sender) {
        try {
            work(id, order, file, sender, Stages.toldBy(id, imports));
        } catch (HeldBack e) {
            imports.ended(id, Status.REFUSED, e.refusal());
        } catch (ProblemException e) {
            imports.ended(id, Status.REFUSED, Refusal.of(e));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The import %s failed", id);
            imports.ended(id, Status.FAILED, new Refusal(ProblemType.INTERNAL, new Text(
                    "Inget är sparat. Felet är loggat med nummer %s. Skicka filen igen.",
                    "Nothing was stored. The error is logged under number %s. Send the file again.").with(id),
                    List.of()));
        }
    }

    private void begin(UUID id, Order order, byte[] file, Sender sender) {
        running.add(id);
        var hash = FileHash.of(file);
        QuarkusTransaction.requiringNew().run(() -> {
            imports.begin(id, order, file, hash);
            imports.makeRoom(order.region());
            audit.record(sender.actor(), new AuditTrail.Entry("import.received", order.ground().round(), null,
                    order.region().orElse(null), null, hash, order.reason()));
        });
    }

    private Received work(UUID id, Order order, byte[] file, Sender sender, Stages stages) {
        var sent = makePlan.read(order, file, stages);
        for (int attempt = 1; ; attempt++) {
            var rows = makePlan.plan(id, order, sent, sender, stages);
            try {
                var done = order.dryRun()
                        ? imports.find(order.ground().round(), order.region(), id).orElseThrow(CommitPlan::notFound)
                        : commitPlan.commitUnseen(order, id, sender.actor());
                return new Received(done, rows, stages.timing());
            } catch (GroundMoved e) {
                if (attempt == TRIES) {
                    throw commitPlan.problem(id, e);
                }
            }
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void giveSignsOfLife() {
        if (!running.isEmpty()) {
            imports.beat(running);
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        var forgotten = imports.deleteExpired();
        if (forgotten > 0) {
            LOG.infof("Forgot %d imports whose time was over", forgotten);
        }
    }

    /** Files that were taken are worked on to the end while the service stops; one that takes too long is told as interrupted. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownEvent stopping) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
