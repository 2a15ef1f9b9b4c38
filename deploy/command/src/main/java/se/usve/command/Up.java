package se.usve.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Starts PostgreSQL, Kafka and the three services on this machine and stays until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
    @Mixin
    private Where where;

    @Option(names = "--detach", description = "Return when all is ready; ./usve down stops it.")
    private boolean detach;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home home = Home.ofScript();
        PrintWriter out = spec.commandLine().getOut();
        if (detach) {
            Detached.start(home, where.data(home, "data"), where.words(home, "data"), out);
            return 0;
        }
        try (Session session = Session.start(home, where.plan(home, "data"), out)) {
            out.println("Ready after " + Session.seconds(session.startUp()) + ".");
            session.tellAddresses();
            session.stay();
            return 0;
        }
    }
}
