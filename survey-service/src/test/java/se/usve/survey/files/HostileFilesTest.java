package se.usve.survey.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.usve.survey.files.Files2018.FILES;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
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
        var limits = new FileLimits(10_000_000, 5_000, 1_000, 1_000_000, 500_000, 200, 1_000, 1);
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
        try (var server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            server.configureBlocking(false);
            var address = "http://127.0.0.1:" + server.socket().getLocalPort() + "/x";
            assertEquals(Reason.NOT_READABLE, refusal(withDocumentType("<!DOCTYPE x SYSTEM \"" + address + "\">", "x")));
            assertEquals(Reason.NOT_READABLE, refusal(withDocumentType(
                    "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + address + "\"> %p;]>", "x")));
            assertNull(server.accept(), "nobody came to fetch anything");
        }
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

    /** Each of these would fill the heap, or take for ever, if it were believed. */
    @Test
    void whatIsTooMuchOfAnythingIsRefused() {
        var random = new Random(4);
        var long1 = new StringBuilder();
        while (long1.length() < 1_100_000) {
            long1.append(Long.toString(random.nextLong(), 36)).append(' ');
        }
        assertEquals(Reason.ZIP_BOMB, refusal(sheet("<row><c a=\"" + long1 + "\"/></row>")));
        assertEquals(Reason.NOT_READABLE, refusal(sheet("<row><c t=\"inlineStr\"><is><t>" + long1.substring(0, 300_000)
                + "</t></is></c></row>")));
        assertEquals(Reason.NOT_READABLE, refusal(sheet("<a>".repeat(200) + "</a>".repeat(200))));
        var cells = new StringBuilder();
        for (int r = 0; r < 4_900; r++) {
            cells.append("<row>").append("<c t=\"s\"><v>0</v></c>".repeat(300)).append("</row>");
        }
        assertEquals(Reason.FILE_TOO_LARGE, refusal(new CraftedXlsx().sharedStrings("<si><t>a</t></si>")
                .sheet("Svar", HEADER + cells).bytes(), new FileLimits(10_000_000, 5_000, 1_000, 20_000_000,
                        100_000_000, 2_000, 1_000, 100_000)));
        assertEquals(Reason.FILE_TOO_LARGE, refusal(("unit;4a\n" + (";a".repeat(900) + "\n").repeat(4_900))
                .getBytes(StandardCharsets.UTF_8)));
        var line = new StringBuilder("{\"unit\":\"A\",\"answers\":{");
        for (int i = 0; i < 200; i++) {
            line.append("\"q").append(i).append("\":1,");
        }
        line.append("\"z\":1}}\n");
        assertEquals(Reason.TOO_MANY_ERRORS, refusal(line.toString().repeat(2_000).getBytes(StandardCharsets.UTF_8)));
        var sheets = new CraftedXlsx().sheet("Svar", HEADER);
        for (int i = 0; i < 300; i++) {
            sheets.sheet("Blad" + i, "");
        }
        assertEquals(Reason.NOT_READABLE, refusal(sheets.bytes()));
        assertEquals(Reason.NOT_READABLE, refusal(new CraftedXlsx().sheet("Svar", HEADER)
                .part("XL/WorkBook.xml", "x").bytes()));
    }

    private static byte[] sheet(String rows) {
        return new CraftedXlsx().sheet("Svar", HEADER + rows).bytes();
    }

    @Test
    void longBlanksAndFormatsTakeNoTime() {
        var blanks = " ".repeat(150_000) + "x";
        var content = new CraftedXlsx().styles("<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + "[".repeat(200_000)
                + "\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>")
                .sheet("Svar", CraftedXlsx.rows(new String[] {"unit", "15.2018", "4a"}, new String[] {"A", blanks, blanks}))
                .bytes();
        assertEquals(2, FILES.read(content).rows().getFirst().errors().stream()
                .filter(error -> error.letter() != null).count());
    }

    @Test
    void brokenXmlAndNumbersAreRefused() {
        for (var cells : List.of("<c t=\"s\"><v>5</v></c>", "<c t=\"s\"><v>x</v></c>", "<c><v>tolv</v></c>",
                "<c><v>" + "9".repeat(50) + "</v></c>", "<c s=\"x\"><v>1</v></c>", "<c><v>1</c></v>",
                "<c><v>1e999999999</v></c>", "<c><v>NaN</v></c>", "</sheetData>")) {
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
        return refusal(content, FileLimits.DEFAULT);
    }

    private static Reason refusal(byte[] content, FileLimits limits) {
        var files = new AnswerFiles(Files2018.QUESTIONNAIRE, "2018-2021", limits);
        return assertThrows(FileRefused.class, () -> files.read(content)).reasons().getFirst();
    }
}
