package se.usve.chassis.startup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.config.Naming;

/**
 * Whether a service may start.
 *
 * @param wrong    sentences about what cannot be: files, types, ranges, unknown names
 * @param refused  what is unsafe and not accepted, or would not work
 * @param accepted what is unsafe and accepted by name
 */
record Verdict(List<String> wrong, List<Finding> refused, List<Finding> accepted) {

    private static final String ACCEPT = "usve.accept";

    /** {@return the verdict on settings of which it is known already what cannot be} */
    static Verdict on(Settings settings, List<String> wrong) {
        var names = settings.find(ACCEPT).map(text -> Stream.of(text.split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList()).orElse(List.of());
        var findings = Check.ALL.stream().flatMap(check -> check.findings(settings))
                .filter(finding -> !settings.isUnreadable(finding.property()))
                .collect(Collectors.partitioningBy(finding -> finding.risk().map(Risk::acceptedBy).filter(names::contains).isPresent()));
        var unknown = names.stream().filter(name -> Risk.of(name).isEmpty())
                .map(name -> "%s names %s, which is none of: %s.".formatted(ACCEPT, name, Risk.names()));
        return new Verdict(Stream.concat(wrong.stream(), unknown).toList(), findings.get(false), findings.get(true));
    }

    boolean isGood() {
        return wrong.isEmpty() && refused.isEmpty();
    }

    /** {@return why the service does not start, for whoever started it; values of settings that are secret are not in it} */
    String refusal(String service) {
        var text = new StringBuilder("%s does not start, because of its settings:%n".formatted(service));
        wrong.forEach(sentence -> text.append("%n- %s%n".formatted(sentence)));
        refused.forEach(finding -> text.append("%n- %s: %s%n  %s%n".formatted(Naming.both(finding.property()),
                finding.what(), finding.mend()))
                .append(finding.risk().map(risk -> "  To accept it as it is: %s=%s%n"
                        .formatted(Naming.variable(ACCEPT), risk.acceptedBy())).orElse("")));
        var risks = refused.stream().flatMap(finding -> finding.risk().stream()).map(Risk::acceptedBy).distinct().toList();
        if (risks.size() > 1) {
            text.append("%nTo accept all that can be: %s=%s%n".formatted(Naming.variable(ACCEPT), Stream.concat(
                    accepted.stream().map(finding -> finding.risk().orElseThrow().acceptedBy()), risks.stream())
                    .distinct().collect(Collectors.joining(","))));
        }
        return text.toString();
    }
}
