package se.usve.command;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.usve.stack.Role;

/** The options that say which installation a day-two command acts on: the running local stack, or one elsewhere. */
final class At {
    @Option(
            names = "--at",
            paramLabel = "URL",
            description = "Act on an installation elsewhere: the address under which its three services are reached, for "
                    + "instance https://usve.example.se. Otherwise the running local stack.")
    private URI at;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "With --at: the file that holds a bearer token of role OPERATOR there, or of ADMIN to archive or erase. "
                    + "Read anew for every request, so it may be renewed meanwhile.")
    private Path tokenFile;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the local stack.")
    private Path data;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * The installation that was named; it is first reached when something is sent.
     *
     * @throws ParameterException when the options do not go together
     * @throws se.usve.stack.StackFailure when it is the local stack and none runs
     */
    Installation installation() {
        return installation(Role.OPERATOR);
    }

    /** As {@link #installation()}, for what takes another role; whoever keeps a token file sees to that. */
    Installation installation(Role role) {
        if (at == null && tokenFile == null) {
            return Installation.local(Home.ofScript().running(data), role);
        }
        if (at == null || tokenFile == null) {
            throw refused("--at and --token-file belong together.");
        }
        if (data != null) {
            throw refused("--data is for the local stack, --at for one elsewhere: give one of them.");
        }
        if (!Installation.isOrigin(at)) {
            throw refused("--at takes an address like https://usve.example.se, not " + at + ".");
        }
        if (!Installation.keepsSecrets(at)) {
            throw refused("The token would go to " + at + " in plain text: use https, or a tunnel to this machine.");
        }
        return Installation.elsewhere(at, tokenFile, role);
    }

    private ParameterException refused(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
