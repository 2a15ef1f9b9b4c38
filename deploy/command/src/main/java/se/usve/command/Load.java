package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.usve.demo.DemoLoader;
import se.usve.demo.DemoRound;
import se.usve.stack.StackFailure;

/** What the container of the profile demo runs. */
@Command(
        name = "load",
        description = "Loads the demo rounds into an installation in containers, through its gateway and as its demo users; "
                + "their password is in the variable USVE_DEMO_PASSWORD. All of it is made up: never where there are real answers.",
        mixinStandardHelpOptions = true)
final class Load implements Callable<Integer> {
    @Option(names = "--at", required = true, paramLabel = "URL", description = "The installation's gateway.")
    private URI at;

    @Option(names = "--issuer", required = true, paramLabel = "URL",
            description = "The issuer of its users' tokens, for instance http://keycloak:8080/identity/realms/usve.")
    private URI issuer;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String password = System.getenv("USVE_DEMO_PASSWORD");
        if (password == null || password.isEmpty()) {
            throw new StackFailure("The variable USVE_DEMO_PASSWORD is not set: it is the demo users' password, in deploy/compose/demo.env.");
        }
        Instant begin = Instant.now();
        boolean terminal = System.console() != null && System.console().isTerminal();
        DemoLoader loader = new DemoLoader(new DemoInstallation(at, issuer, password), new ProgressBar(out, terminal));
        DemoRound published = DemoRound.published();
        say(out, "Loading round " + published.id() + " through the public REST API; unit-level data is made up.");
        loader.load(published);
        JsonNode levels = new PublishedLevels(at, published.id()).complete(published.answering().size());
        DemoRound open = DemoRound.open(LocalDate.now(ZoneId.of("Europe/Stockholm")));
        say(out, "Opening round " + open.id() + ", half answered; all of it is made up, its questions are ours.");
        loader.load(open);
        say(out, "\nTabell 3. Andel USVE per region som uppfyller miniminivå 1–27, procent (" + published.id() + ")\n");
        say(out, LevelTable.of(levels));
        say(out, "Loaded in " + Session.seconds(Duration.between(begin, Instant.now())) + ".");
        return 0;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
