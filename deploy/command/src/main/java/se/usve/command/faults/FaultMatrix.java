package se.usve.command.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import se.usve.command.Usve;
import se.usve.stack.LocalStack;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;

/**
 * Breaks a running system, one fault at a time, and tells for each what clients had been told and whether it holds: every
 * receipt stands for stored answers, a request without one is wholly there or not at all, and the auditor finds every
 * invariant to hold.
 */
public final class FaultMatrix {

    /** Every fault, in the order in which they strike. */
    private static final List<Fault> ALL = List.of(
            new KillAtPoint(Point.SURVEY_BEFORE_COMMIT), new KillAtPoint(Point.SURVEY_AFTER_COMMIT),
            new KillAtPoint(Point.SURVEY_SENT_NOT_MARKED), new KillAtPoint(Point.SCORING_MID_BATCH),
            new KillAtPoint(Point.SCORING_BEFORE_COMMIT), new KillAtPoint(Point.SCORING_BEFORE_OFFSETS),
            new KillAtPoint(Point.SCORING_SENT_NOT_MARKED), new KillAtPoint(Point.REPORTING_MID_BATCH),
            new KillAtPoint(Point.REPORTING_BEFORE_OFFSETS), new KillRebuild(Point.REBUILD_READING),
            new KillRebuild(Point.REBUILD_EXCHANGING), new KillWhileEnding(Point.SURVEY_ENDING),
            new KillWhileEnding(Point.SCORING_ENDING), new KillWhileEnding(Point.REPORTING_ENDING),
            new FreezeAtPoint(Point.SURVEY_BEFORE_COMMIT), new FreezeAtPoint(Point.SURVEY_AFTER_COMMIT),
            new FreezeAtPoint(Point.SCORING_BEFORE_COMMIT), new FreezeAtPoint(Point.SCORING_BEFORE_OFFSETS),
            new FreezeAtPoint(Point.SCORING_SENT_NOT_MARKED), new FreezeAtPoint(Point.REPORTING_MID_BATCH),
            StoreFault.KILL_KAFKA, StoreFault.FREEZE_KAFKA, StoreFault.KILL_POSTGRES, StoreFault.KILL_EVERYTHING,
            new Replay(), new Poison(), new BadLines(), new ComingAndGoing(), new WrongClock(), new FullDisk());

    /**
     * What came of a fault.
     *
     * @param fault      its name
     * @param what       what was done
     * @param seed       by which it is done again
     * @param receipts   how many clients were given
     * @param refused    how many times they were told to come again later
     * @param unanswered how many requests ended without an answer
     * @param givenUp    how many requests without a receipt were not sent again
     * @param stored     how many of those are stored all the same
     * @param seen       what was seen
     * @param faults     what does not hold, in words; empty if all does
     * @param took       how long
     */
    public record Row(String fault, String what, long seed, int receipts, int refused, int unanswered, int givenUp, int stored,
            String seen, List<String> faults, Duration took) {
        /** {@return whether all that was promised holds} */
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    private static final int ANSWERS_SHOWN = 5;

    private final LocalStack stack;
    private final Reachable services;

    /** On a stack that is started and left running; its services may have been restarted afterwards. */
    public FaultMatrix(LocalStack stack) {
        this.stack = stack;
        this.services = new Reachable(stack);
    }

    /** {@return the names of all faults, in the order in which they strike} */
    public static List<String> names() {
        return ALL.stream().map(Fault::id).toList();
    }

    static Fault named(String name) {
        return ALL.stream().filter(fault -> fault.id().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault " + name));
    }

    /** {@return what is done, in a few words} */
    public static String what(String name) {
        return named(name).what();
    }

    /** {@return why the fault cannot be tried on this machine; empty if it can} */
    public static Optional<String> impossible(String name) {
        return named(name).impossible();
    }

    /**
     * Strikes once, in a round of its own.
     *
     * @param name which fault
     * @param seed of all that is drawn
     */
    public Row strike(String name, long seed) throws IOException, InterruptedException {
        var fault = named(name);
        long begin = System.nanoTime();
        // The name too, so that one fault alone is the same as among all.
        long own = seed * 31 + name.hashCode();
        var broken = new ArrayList<String>();
        var seen = "";
        try (var clients = Clients.on(stack, "f" + seed + "-" + name, own)) {
            try {
                clients.awaitReceipts(1);
                seen = fault.strike(new Scene(stack, services, clients, new Random(own)));
                clients.finish();
                Quiet.await(stack);
            } catch (Exception e) {
                broken.add(e.toString());
            }
            clients.close();
            clients.unexpected().stream().limit(ANSWERS_SHOWN).forEach(answer -> broken.add("A client was answered: " + answer));
            var account = account(clients, broken);
            audit(clients, broken);
            return new Row(name, fault.what(), seed, account.receipts(), clients.refused(), clients.unanswered(),
                    account.givenUp(), account.stored(), seen, broken, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private Account account(Clients clients, List<String> broken) {
        try (var survey = RunningStack.on(stack.data()).orElseThrow().connect(Service.SURVEY)) {
            var account = Account.of(survey, clients);
            broken.addAll(account.deviations());
            return account;
        } catch (SQLException e) {
            broken.add("The survey's database cannot be read: " + e.getMessage());
            return new Account(clients.told().size(), clients.givenUp().size(), 0, List.of());
        }
    }

    /** With the receipts of all that struck before: what held then must hold still. */
    private void audit(Clients clients, List<String> broken) throws IOException {
        var receipts = stack.data().path().resolve("receipts-of-faults.ndjson");
        Files.write(receipts, clients.told().stream().map(told -> told.receipt().toString()).toList(),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var said = new StringWriter();
        int exit = Usve.run(new PrintWriter(said, true), "verify", "--data", stack.data().path().toString(),
                "--receipts", receipts.toString());
        if (exit != 0) {
            broken.add("The auditor says:\n" + said);
        }
    }
}
