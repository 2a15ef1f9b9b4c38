package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.usve.stack.Role;
import se.usve.stack.Service;

@Command(
        name = "erase",
        description = "Replaces a person by a random pseudonym everywhere in the survey and the scoring service. Counts first; "
                + "erases only if both can.",
        mixinStandardHelpOptions = true)
final class Erase extends DayTwoCommand {
    private static final Map<Service, String> WHERE = new EnumMap<>(Map.of(
            Service.SURVEY, "/survey/v1/erasures", Service.SCORING, "/scoring/v1/erasures"));

    @Option(names = "--subject", paramLabel = "NAME", required = true,
            description = "The name of the person's token, as histories show it.")
    private String subject;

    @Option(names = "--alias", paramLabel = "NAME",
            description = "What else the person is called: the name written out, an e-mail address. May be repeated.")
    private List<String> aliases = List.of();

    @Option(names = "--reason", paramLabel = "WORDS", required = true,
            description = "Why, without the name: it is kept.")
    private String reason;

    @Option(names = "--role", paramLabel = "ROLE", description = "What the person was, to be kept beside the pseudonym.")
    private Role role;

    @Option(names = "--region", paramLabel = "CODE", description = "Whom the person acted for, to be kept beside the pseudonym.")
    private String region;

    @Option(names = "--force", description = "Also one who has cases or conflicts of interest in a round that is not published.")
    private boolean force;

    @Option(names = "--dry-run", description = "Count what would be erased, and change nothing.")
    private boolean dryRun;

    /** Exit codes: 0 done, or counted; 1 it is refused. */
    @Override
    public Integer call() {
        try (var installation = installation(Role.ADMIN)) {
            // Refused by either, it is done by neither.
            WHERE.forEach((service, path) -> tell(service, post(installation, service, path + "?dryRun=true"), "would be changed"));
            if (!dryRun) {
                WHERE.forEach((service, path) -> tell(service, post(installation, service, path), "changed"));
            }
        }
        return 0;
    }

    private JsonNode post(Installation installation, Service service, String path) {
        var body = JsonNodeFactory.instance.objectNode().put("subject", subject).put("reason", reason).put("force", force);
        aliases.forEach(body.putArray("aliases")::add);
        if (role != null) {
            body.put("role", role.name());
        }
        if (region != null) {
            body.put("region", region);
        }
        return Installation.json(installation.post(service, path, body, 200, 201));
    }

    private void tell(Service service, JsonNode erasure, String what) {
        say("%s: %,d rows %s%s", service.name().toLowerCase(Locale.ROOT), erasure.path("rows").asLong(), what,
                erasure.hasNonNull("pseudonym") ? "; the person is " + erasure.path("pseudonym").asText() + " from now on" : "");
        erasure.path("places").forEach(place -> say("  %-34s %,8d", place.path("place").asText(), place.path("rows").asLong()));
        erasure.path("mentions").forEach(place -> say("  %-34s %,8d  free text that holds the name, left as it is",
                place.path("place").asText(), place.path("rows").asLong()));
        erasure.path("places").forEach(place -> {
            if (place.path("place").asText().equals("follow_up.responsible")) {
                say("  The name was told on the topic usve.survey.v1 as well, in follow-ups: see the runbook archive-and-erasure.");
            }
        });
    }
}
