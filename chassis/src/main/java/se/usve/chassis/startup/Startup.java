package se.usve.chassis.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import se.usve.chassis.access.AccessSettings;
import se.usve.chassis.calls.CallSettings;
import se.usve.chassis.config.FileVariables;
import se.usve.chassis.config.MappingFaults;
import se.usve.chassis.erasure.RetentionSettings;
import se.usve.chassis.input.BodyLimits;
import se.usve.chassis.outbox.OutboxConfig;
import se.usve.chassis.pages.PageSettings;
import se.usve.chassis.profile.ApiSettings;

/**
 * Starts a service once its settings are found whole, and safe or accepted by name. What is not is told all at once, before
 * anything is connected to, and the process ends with 1. It holds for every packaged service, whatever its profile is called;
 * development and tests begin elsewhere.
 */
public final class Startup {

    private static final Logger LOG = Logger.getLogger(Startup.class);

    private static final List<Class<?>> OF_EVERY_SERVICE = List.of(AcceptedRisks.class, AccessSettings.class, ApiSettings.class,
            BodyLimits.class, CallSettings.class, OutboxConfig.class, PageSettings.class, RetentionSettings.class);

    private Startup() {}

    /**
     * Starts the service and returns when it has ended.
     *
     * @param settings the service's own settings, a {@code @ConfigMapping}
     */
    public static void of(Class<?> settings, String... arguments) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check(settings);
        }
        Quarkus.run(arguments);
    }

    private static void check(Class<?> settings) {
        var mappings = new ArrayList<>(OF_EVERY_SERVICE);
        mappings.add(settings);
        var config = ConfigUtils.configBuilder().build();
        var files = FileVariables.of(System.getenv());
        var wrong = new ArrayList<>(files.faults().stream().map(FileVariables.Fault::sentence).toList());
        wrong.addAll(MappingFaults.of(config, mappings));
        var unreadable = files.faults().stream().map(FileVariables.Fault::variable).collect(Collectors.toSet());
        var verdict = Verdict.on(new Given(config, unreadable), wrong);
        if (!verdict.isGood()) {
            System.err.print(verdict.refusal(config.getValue("quarkus.application.name", String.class)));
            System.exit(1);
        }
        tell(verdict, new Variables(MappingFaults.names(mappings)).unknown(System.getenv().keySet()));
    }

    /** The log holds this back until it is known how it is to be written. */
    private static void tell(Verdict verdict, List<String> unknown) {
        verdict.accepted().forEach(finding -> LOG.warnf("Accepted by usve.accept=%s: %s: %s",
                finding.risk().orElseThrow().acceptedBy(), finding.property(), finding.what()));
        unknown.forEach(variable -> LOG.warnf("The environment variable %s is no setting of this service, and has no effect",
                variable));
    }
}
