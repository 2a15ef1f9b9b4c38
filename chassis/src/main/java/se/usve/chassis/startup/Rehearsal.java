package se.usve.chassis.startup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.usve.chassis.config.Naming;

/** What a service would say to its settings, for whoever keeps files of them and starts nothing. */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * {@return why the service would not start for what is unsafe or missing; empty if it would} Types and files are not looked at.
     *
     * @param service     what the service is called
     * @param environment its variables; an empty one takes away what the files say
     * @param files       what the service's own files set, by property
     */
    public static Optional<String> refusal(String service, Map<String, String> environment, Map<String, String> files) {
        var verdict = Verdict.on(new Settings() {
            @Override
            public Optional<String> find(String property) {
                return Optional.ofNullable(environment.getOrDefault(Naming.variable(property), files.get(property)))
                        .filter(value -> !value.isBlank());
            }

            @Override
            public Set<String> names() {
                return files.keySet();
            }
        }, List.of());
        return verdict.isGood() ? Optional.empty() : Optional.of(verdict.refusal(service));
    }
}
