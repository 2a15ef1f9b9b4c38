package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
        description = "Starts the system, loads the round 2018-2021 through the public API and publishes it, opens "
                + "the round 2022-2025 half answered, prints table 3 and how far the open round has come, and stays until Ctrl-C.",
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
        DemoRound published = DemoRound.published();
        DemoRound open = DemoRound.open(LocalDate.now(ZoneId.of("Europe/Stockholm")));
        Instant begin = Instant.now();
        boolean terminal = System.console() != null && System.console().isTerminal();
        DemoLoader loader = new DemoLoader(new DemoStack(stack), new ProgressBar(out, terminal));
        say(out, "Loading round " + published.id() + " through the public REST API; unit-level data is made up.");
        loader.load(published);
        JsonNode levels = new PublishedLevels(stack.api(Service.REPORTING), published.id()).complete(published.answering().size());
        String mended = new MendedLevels(stack.api(Service.REPORTING), published.id()).complete(published.followUps().size());
        JsonNode seal = new Published(stack.api(Service.REPORTING).resolve(
                "/reporting/v1/rounds/" + published.id() + "/manifest")).once(manifest -> manifest.path("matches").asBoolean());
        Duration loading = Duration.between(begin, Instant.now());
        say(out, "Opening round " + open.id() + ", half answered; all of it is made up, its questions are ours.");
        Instant opening = Instant.now();
        loader.load(open);
        String now = new OpenRound(stack, open.id()).complete();

        say(out, "\nTabell 3. Andel USVE per region som uppfyller miniminivå 1–27, procent (" + published.id() + ")\n");
        say(out, LevelTable.of(levels));
        say(out, mended);
        say(out, "Sealed as revision %d: %d units, SHA-256 of their outcomes %s\n".formatted(
                seal.path("revision").asLong(), seal.path("units").asLong(), seal.path("sha256").asText()));
        say(out, now);
        say(out, "Started in " + Session.seconds(session.startUp()) + ", loaded and published " + published.id() + " in "
                + Session.seconds(loading) + ", opened " + open.id() + " in "
                + Session.seconds(Duration.between(opening, Instant.now())) + ".");
        say(out, "Dashboard: " + stack.api(Service.REPORTING) + "/");
        say(out, "Survey form of the open round: " + stack.api(Service.SURVEY)
                + "/form, signed in by the link of ./usve token --role REGION --region 01 --link");
        say(out, "Assessors' pages: " + stack.api(Service.SCORING)
                + "/assess, signed in by the link of ./usve token --role ASSESSOR --region 12 --link");
        session.tellAddresses();
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
