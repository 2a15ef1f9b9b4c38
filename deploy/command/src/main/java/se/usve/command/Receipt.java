package se.usve.command;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.erdtman.jcs.JsonCanonicalizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.usve.stack.StackFailure;

/** Verifies a receipt as survey-service/RECEIPTS.md describes it. */
@Command(
        name = "receipt",
        description = "Verifies a receipt that a unit was given for its answers; needs no running stack.",
        mixinStandardHelpOptions = true)
final class Receipt implements Callable<Integer> {
    private static final String FORMAT = "usve-receipt-1";
    /** Of a field that stands there twice, one program could read one and another the other. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    @Parameters(paramLabel = "FILE", description = "The receipt, as it was downloaded.")
    private Path file;

    @Spec
    private CommandSpec spec;

    /** Exit codes: 0 it holds, 1 it does not. */
    @Override
    public Integer call() {
        JsonNode receipt = read();
        List<String> differences = differences(receipt);
        var out = spec.commandLine().getOut();
        if (differences.isEmpty()) {
            out.println("Stämmer / holds: %s, unit %s (%s), version %d, submitted %s by %s".formatted(
                    receipt.path("round").asText(), receipt.path("unit").asText(), receipt.path("unitName").asText(),
                    receipt.path("version").asLong(), receipt.path("submittedAt").asText(),
                    receipt.path("submittedBy").asText()));
            out.println("SHA-256 of the answers: " + receipt.path("sha256").asText());
            return 0;
        }
        out.println("Stämmer inte / does not hold:");
        differences.forEach(difference -> out.println("  " + difference));
        return 1;
    }

    private JsonNode read() {
        try {
            JsonNode receipt = JSON.readTree(Files.readString(file));
            if (!receipt.isObject() || !FORMAT.equals(receipt.path("format").asText())) {
                throw new StackFailure(file + " is no receipt of the form " + FORMAT + ".");
            }
            return receipt;
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read as JSON: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static List<String> differences(JsonNode receipt) {
        List<String> differences = new ArrayList<>();
        compare("sha256, of the answers", receipt.path("sha256"), receipt.path("answers"), differences);
        ObjectNode rest = receipt.deepCopy();
        rest.remove("receiptSha256");
        compare("receiptSha256, of the receipt", receipt.path("receiptSha256"), rest, differences);
        return differences;
    }

    private static void compare(String what, JsonNode said, JsonNode of, List<String> differences) {
        String found = of.isMissingNode() ? "nothing" : sha256(of);
        if (!found.equals(said.asText())) {
            differences.add("%s: it says %s and is %s"
                    .formatted(what, said.isMissingNode() ? "nothing" : said.asText(), found));
        }
    }

    private static String sha256(JsonNode value) {
        try {
            String canonical = new JsonCanonicalizer(value.toString()).getEncodedString();
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return "without a canonical form";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
