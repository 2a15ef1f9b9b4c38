package se.usve.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt is verified offline. The hashes here were computed with Python, as RECEIPTS.md tells. */
class ReceiptTest {
    private static final String RECEIPT = """
            {"format":"usve-receipt-1","round":"2018-2021","unit":"u1","unitName":"Ögon \\"Väst\\"","version":2,
             "submittedAt":"2022-06-01T09:30:00.123456Z","submittedBy":"region-14","questionnaire":"2018-2021",
             "answers":{"30a":"åäö 😀 \\"x\\"\\nrad \\\\ slut","3":"NO","15":{"2019":4,"2018":12}},
             "sha256":"7397821a518d8b34ea669b03d2a19d9911a5926d21e6d6eedd041efacf80d8d5",
             "receiptSha256":"add7f369ec0b49b571f5ef5c9aec65ab299a9f6f05cb67e50b0e581597475bb9"}
            """;

    @TempDir
    Path folder;

    Path file;
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    @BeforeEach
    void aFile() {
        file = folder.resolve("kvitto.json");
    }

    @Test
    void oneThatIsAsItWasGivenHolds() throws IOException {
        assertEquals(0, receipt(RECEIPT));
        assertTrue(out.toString().startsWith("Stämmer / holds: 2018-2021, unit u1 (Ögon \"Väst\"), version 2, submitted "
                + "2022-06-01T09:30:00.123456Z by region-14"), out::toString);
        assertEquals(0, receipt(RECEIPT.replace(",", " ,\n  ").replace("\n  \n", "\n")), "white space is no difference");
    }

    @Test
    void oneThatWasTouchedDoesNotAndItIsSaidWhere() throws IOException {
        assertEquals(1, receipt(RECEIPT.replace("\"2018\":12", "\"2018\":13")));
        assertTrue(out.toString().contains("sha256, of the answers: it says "), out::toString);
        assertTrue(out.toString().contains("receiptSha256, of the receipt: it says "), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(1, receipt(RECEIPT.replace("\"version\":2", "\"version\":3")));
        assertTrue(!out.toString().contains("of the answers") && out.toString().contains("of the receipt"), out::toString);
        assertEquals(1, receipt(RECEIPT.replace("\"receiptSha256\"", "\"other\"")));
        assertEquals(1, receipt(RECEIPT.replace("\"answers\"", "\"svar\"")));
    }

    @Test
    void whatIsNoReceiptIsToldInASentence() throws IOException {
        assertEquals(1, receipt("{}"));
        assertEquals(1, receipt("{\"format\":\"usve-receipt-2\"}"));
        assertEquals(1, receipt("not JSON"));
        assertEquals(1, receipt(RECEIPT.replace("\"unit\":\"u1\"", "\"unit\":\"u1\",\"unit\":\"u2\"")));
        assertEquals(4, err.toString().lines().filter(line -> line.startsWith("usve: ")).count(), err::toString);
        Files.delete(file);
        assertEquals(1, run());
    }

    private int receipt(String content) throws IOException {
        Files.writeString(file, content);
        return run();
    }

    private int run() {
        return Usve.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute("receipt", file.toString());
    }
}
