package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import se.usve.demo.DemoLoader;
import se.usve.demo.DemoRound;
import se.usve.stack.LocalStack;
import se.usve.stack.Service;

@Command(
        name = "demo",
        description = "Starts the system, loads the round 2018-2021 through the public API, publishes it, "
                + "prints table 3 and stays until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
    @Mixin
    private Where where;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home home = Home.ofScript();
        PrintWriter out = spec.commandLine().getOut();
        MadeUp.mark(where.data(home, "demo"));
        try (Session session = Session.start(home, where.plan(home, "demo"), out)) {
            load(session, out);
            session.stay();
            return 0;
        }
    }

    private static void load(Session session, PrintWriter out) {
        LocalStack stack = session.stack();
        out.println("Loading round " + DemoRound.ID + " through the public REST API; unit-level data is made up.");
        out.flush();
        Instant begin = Instant.now();
        boolean terminal = System.console() != null && System.console().isTerminal();
        new DemoLoader(new DemoStack(stack), new ProgressBar(out, terminal)).load();
        int responding = (int) DemoRound.generate().stream().filter(unit -> unit.answers().isPresent()).count();
        JsonNode levels = new PublishedLevels(stack.api(Service.REPORTING), DemoRound.ID).complete(responding);
        Duration loading = Duration.between(begin, Instant.now());

        out.println();
        out.println("Tabell 3. Andel USVE per region som uppfyller miniminivå 1–27, procent (" + DemoRound.ID + ")");
        out.println();
        out.print(LevelTable.of(levels));
        out.println();
        out.println("Started in " + Session.seconds(session.startUp()) + ", loaded and published in "
                + Session.seconds(loading) + ".");
        out.println("Dashboard: " + stack.api(Service.REPORTING) + "/");
        session.tellAddresses();
    }
}
