package se.usve.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;
import se.usve.stack.StackFailure;
import se.usve.stack.StackPlan;

/** A stack that lives as long as this program, and what is said about it on the terminal. */
final class Session implements AutoCloseable {
    private final Home home;
    private final StackPlan plan;
    private final LocalStack stack;
    private final PrintWriter out;
    private final Duration startUp;

    private Session(Home home, StackPlan plan, LocalStack stack, PrintWriter out, Duration startUp) {
        this.home = home;
        this.plan = plan;
        this.stack = stack;
        this.out = out;
        this.startUp = startUp;
    }

    /** Starts the stack, telling how it comes along. */
    static Session start(Home home, StackPlan plan, PrintWriter out) {
        out.println("Starting PostgreSQL, Kafka and three services; data in " + plan.data().path());
        out.flush();
        Instant begin = Instant.now();
        LocalStack stack = LocalStack.start(plan, what -> say(out, what, begin));
        home.remember(plan.data());
        Session session = new Session(home, plan, stack, out, Duration.between(begin, Instant.now()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println("Stopping.");
            out.flush();
            home.forget(plan.data());
        }));
        return session;
    }

    private static synchronized void say(PrintWriter out, String what, Instant begin) {
        out.println("  %-18s up after %s".formatted(what, seconds(Duration.between(begin, Instant.now()))));
        out.flush();
    }

    LocalStack stack() {
        return stack;
    }

    /** From the command to the last service being ready. */
    Duration startUp() {
        return startUp;
    }

    void tellAddresses() {
        for (Service service : Service.values()) {
            out.println("  %-18s %s".formatted(service.processName(), stack.api(service)));
        }
        out.println("  %-18s %s".formatted("logs", plan.data().log("").getParent()));
        out.flush();
    }

    /**
     * Stays until Ctrl-C, which ends the stack and the program.
     *
     * @throws StackFailure when a service ends by itself; the stack is ended then
     */
    void stay() {
        out.println("Ctrl-C stops everything.");
        out.flush();
        throw stack.broken().join();
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        stack.close();
        home.forget(plan.data());
    }
}
