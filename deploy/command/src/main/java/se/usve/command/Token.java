package se.usve.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.usve.stack.Bearer;
import se.usve.stack.Role;
import se.usve.stack.RunningStack;
import se.usve.stack.Service;

@Command(
        name = "token",
        description = "Prints a bearer token that the running local stack accepts.",
        mixinStandardHelpOptions = true)
final class Token implements Callable<Integer> {
    /** To which pages a link leads. */
    private enum Link {
        BY_ROLE, FORM, ASSESS, REPORT
    }

    @Option(names = "--role", description = "One of ${COMPLETION-CANDIDATES}.")
    private Role role;

    @Option(
            names = "--public-key",
            description = "Prints the key that its tokens are verified with instead, as services and .env take it.")
    private boolean publicKey;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "For REGION and ASSESSOR: 01, 03, 05, 12, 14, 18 or 24.")
    private String region;

    @Option(names = "--name", paramLabel = "NAME",
            description = "What its bearer is called in histories; default: the role.")
    private String name;

    @Option(names = "--hours", paramLabel = "N", defaultValue = "12",
            description = "How long it is valid (${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--link", arity = "0..1", fallbackValue = "BY_ROLE", paramLabel = "PAGES",
            description = "Prints a link instead that signs in with it: to the web form (FORM, for REGION and ADMIN), to "
                    + "the assessors' pages (ASSESS) or to the figures, also of rounds under way (REPORT); by default FORM for "
                    + "REGION, REPORT for STEERING, ASSESS for others.")
    private Link link;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The data folder of the stack.")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var stack = Home.ofScript().running(data);
        spec.commandLine().getOut().println(publicKey ? stack.publicKey() : token(stack));
        return 0;
    }

    private String token(RunningStack stack) {
        var token = stack.token(bearer(), Duration.ofHours(hours));
        return switch (link == Link.BY_ROLE ? linkOf(role) : link) {
            case null -> token;
            case FORM -> signIn(stack, Service.SURVEY, "/form", token);
            case ASSESS -> signIn(stack, Service.SCORING, "/assess", token);
            case REPORT -> signIn(stack, Service.REPORTING, "", token);
            case BY_ROLE -> throw new IllegalStateException("The role has chosen");
        };
    }

    private static Link linkOf(Role role) {
        return switch (role) {
            case REGION -> Link.FORM;
            case STEERING -> Link.REPORT;
            default -> Link.ASSESS;
        };
    }

    private static String signIn(RunningStack stack, Service service, String pages, String token) {
        return stack.api(service).resolve(pages + "/sign-in?token=" + token).toString();
    }

    private Bearer bearer() {
        if (role == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--role=<role>'");
        }
        try {
            return name == null ? Bearer.of(role, region) : new Bearer(role, region, name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
