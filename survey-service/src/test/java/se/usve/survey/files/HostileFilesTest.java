package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.usve.survey.files.FileRefused.Reason;

/** Files that would harm the service, or that nobody can read, are refused in plain words. */
class HostileFilesTest {

    private static final String HEADER = CraftedXlsx.rows(new String[] {"unit", "35a"});

    @Test
    void aFileProtectedByAPasswordIsRefused() {
        var content = Files2018.bytes(out -> {
            try (var file = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("hemligt");
                try (var data = encryptor.getDataStream(file)) {
                    data.write(template());
                } catch (GeneralSecurityException e) {
                    throw new IOException(e);
                }
                file.writeFilesystem(out);
            }
        });
        assertEquals(Reason.PASSWORD_PROTECTED, refusal(content));
        assertTrue(assertThrows(FileRefused.class, () -> FILES.read(content)).detail().sv().contains("Ta bort lösenordet"));
    }

    @Test
    void aFileWithMacrosIsRefused() {
        assertEquals(Reason.MACROS, refusal(crafted().part("xl/vbaProject.bin", "x").bytes()));
        assertEquals(Reason.MACROS, refusal(crafted()
                .type("application/vnd.ms-excel.sheet.macroEnabled.main+xml").bytes()));
    }

    @Test
    void aFileThatUnpacksToMoreThanItMayIsRefused() {
        assertEquals(Reason.ZIP_BOMB, refusal(crafted().part("xl/media/image1.bin", new byte[2_000_000]).bytes()));
        var noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        var many = crafted();
        var limits = new FileLimits(10_000_000, 5_000, 1_000, 1_000_000, 500_000, 200, 1_000);
        for (int i = 0; i < 10; i++) {
            many.part("xl/media/image" + i + ".bin", noise);
        }
        var files = new AnswerFiles(Files2018.QUESTIONNAIRE, "r", limits);
        assertEquals(List.of(Reason.ZIP_BOMB), assertThrows(FileRefused.class, () -> files.read(many.bytes())).reasons());
    }

    /** The sizes said in the directory and before each part are made small: they are not believed. */
    @Test
    void aFileThatLiesOfItsSizesIsRefused() {
        var content = crafted().part("xl/media/image1.bin", new byte[2_000_000]).bytes();
        var said = new byte[] {(byte) 0x80, (byte) 0x84, 0x1E, 0x00};
        int lies = 0;
        for (int i = 0; i + 4 <= content.length; i++) {
            if (Arrays.equals(content, i, i + 4, said, 0, 4)) {
                content[i + 2] = 0;
                lies++;
            }
        }
        assertTrue(lies >= 2, lies + " sizes were changed");
        assertTrue(List.of(Reason.ZIP_BOMB, Reason.NOT_READABLE).contains(refusal(content)));
    }

    @Test
    void manyTextsThatAreSmallPackedAreRefused() {
        var random = new Random(2);
        var strings = new StringBuilder();
        while (strings.length() < 23_000_000) {
            strings.append("<si><t>").append((char) ('a' + random.nextInt(26)))
                    .append("x".repeat(100 + random.nextInt(400))).append("</t></si>");
        }
        assertEquals(Reason.ZIP_BOMB, refusal(crafted().sharedStrings(strings.toString()).bytes()));
    }

    @Test
    void entitiesAreNotResolved(@TempDir Path folder) throws IOException {
        var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        assertEquals(Reason.NOT_READABLE, refusal(withDocumentType(laughs + "]>", "&l19;")));
        var secret = Files.writeString(folder.resolve("secret.txt"), "hemligt");
        assertEquals(Reason.NOT_READABLE, refusal(withDocumentType(
                "<!DOCTYPE x [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>", "&s;")));
        assertEquals(Reason.NOT_READABLE, refusal(withDocumentType("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">", "x")));
        assertEquals(Reason.NOT_READABLE, refusal(withDocumentType("", "&nothing;")));
        assertEquals("x", FILES.read(withDocumentType("", "x")).rows().getFirst().answers().get("35a"));
    }

    private static byte[] withDocumentType(String documentType, String text) {
        return new CraftedXlsx().sheetPart("Svar", documentType + "<worksheet><sheetData>" + HEADER
                + CraftedXlsx.rows(new String[] {"A", text}) + "</sheetData></worksheet>").bytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZZ1", "XFE1", "ALM2", "12", "é1", "-1"})
    void aCellFarAwayIsRefusedOrLeftOut(String address) {
        var content = new CraftedXlsx().sheet("Svar", HEADER
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>A</v></c><c r=\"" + address + "\" t=\"str\"><v>x</v></c></row>").bytes();
        assertEquals(Reason.TOO_MANY_COLUMNS, refusal(content));
    }

    @Test
    void brokenXmlAndNumbersAreRefused() {
        for (var cells : List.of("<c t=\"s\"><v>5</v></c>", "<c t=\"s\"><v>x</v></c>", "<c><v>tolv</v></c>",
                "<c><v>" + "9".repeat(50) + "</v></c>", "<c s=\"x\"><v>1</v></c>", "<c><v>1</c></v>",
                "</sheetData>")) {
            var content = new CraftedXlsx().sheet("Svar", HEADER + "<row>" + cells + "</row>").bytes();
            assertEquals(Reason.NOT_READABLE, refusal(content), cells);
        }
    }

    @Test
    void aZipFileThatIsNoSpreadsheetIsRefused() {
        assertEquals(Reason.NOT_READABLE, refusal(new CraftedXlsx()
                .type("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml").bytes()));
        assertEquals(Reason.NOT_READABLE, refusal(new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertEquals(Reason.NOT_READABLE, refusal(new byte[] {'P', 'K', 5, 6}));
    }

    /** Whatever byte of a file is broken, it is read or refused: no other exception comes out. */
    @Test
    void aDamagedFileIsReadOrRefused() {
        var whole = template();
        var random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            var damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int n = 1 + random.nextInt(5); n > 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                FILES.read(damaged);
            } catch (FileRefused e) {
                refused++;
            }
        }
        assertTrue(refused > 100, refused + " refused");
    }

    private static byte[] template() {
        return Files2018.xlsx(List.of(Files2018.unit("A", Map.of("4a", "YES"))));
    }

    private static CraftedXlsx crafted() {
        return new CraftedXlsx().sheet("Svar", HEADER + CraftedXlsx.rows(new String[] {"A", "Text"}));
    }

    private static Reason refusal(byte[] content) {
        return assertThrows(FileRefused.class, () -> FILES.read(content)).reasons().getFirst();
    }
}
