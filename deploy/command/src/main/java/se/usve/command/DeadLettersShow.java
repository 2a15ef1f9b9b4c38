package se.usve.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows where a dead letter came from, why it failed and what was done with it. What it holds, which may be a "
                + "unit's answers, is shown only with an administrator's token (--at, --token-file).",
        mixinStandardHelpOptions = true)
final class DeadLettersShow extends DayTwoCommand {
    @Parameters(paramLabel = "ID", description = "As the list shows it.")
    private String id;

    @Override
    public Integer call() {
        PrintWriter out = out();
        try (Installation installation = installation()) {
            JsonNode letter = new LetterBox(installation).letter(id);
            letter.properties().forEach(field -> {
                if (field.getValue().isObject()) {
                    out.println(field.getKey());
                    field.getValue().properties().forEach(inner -> line(out, "  " + inner.getKey(), inner.getValue()));
                } else {
                    line(out, field.getKey(), field.getValue());
                }
            });
            out.flush();
            return 0;
        }
    }

    private static void line(PrintWriter out, String name, JsonNode value) {
        out.println("%-18s %s".formatted(name, value.asText()));
    }
}
