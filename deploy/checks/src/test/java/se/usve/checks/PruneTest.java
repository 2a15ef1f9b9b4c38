package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/backup/prune.sh} deletes: never what the oldest backup that is left needs. */
class PruneTest {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PRUNE = "deploy/backup/prune.sh";

    @TempDir
    Path folder;

    @BeforeEach
    void threeBackupsAndTheirLog() throws IOException {
        // The server was restored in between: its log has a second timeline.
        backup(40, "000000010000000000000005");
        backup(31, "00000001000000000000000A");
        backup(2, "00000002000000000000001F");
        for (var segment : List.of("000000010000000000000005.gz", "00000001000000000000000A.gz", "00000001000000000000000A.00000028.backup.gz",
                "00000001000000000000001E", "00000002000000000000001F", "000000020000000100000000", "00000002.history",
                ".000000020000000100000001.part")) {
            Files.createFile(Files.createDirectories(folder.resolve("log")).resolve(segment));
        }
    }

    @Test
    void whatIsOldGoesWithTheLogThatItAloneNeeded() throws IOException {
        var run = prune(30);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("4 files of the log before 00000002000000000000001F");
        assertThat(in("backups")).hasSize(1);
        assertThat(in("log")).containsExactlyInAnyOrder("00000002000000000000001F", "000000020000000100000000", "00000002.history",
                ".000000020000000100000001.part");
    }

    @Test
    void whatABackupThatStaysNeedsStays() throws IOException {
        assertThat(prune(35).exitCode()).isZero();
        assertThat(in("backups")).hasSize(2);
        assertThat(in("log")).hasSize(7).doesNotContain("000000010000000000000005");
    }

    @Test
    void theNewestBackupIsNeverDeleted() throws IOException {
        assertThat(prune(0).exitCode()).isZero();
        assertThat(in("backups")).hasSize(1);
        assertThat(in("log")).contains("00000002000000000000001F");
    }

    @Test
    void withoutABackupNothingIsDeleted() throws IOException {
        var none = Files.createDirectory(folder.resolve("none"));
        var run = Ran.command(PRUNE, none.toString(), folder.resolve("log").toString(), "0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(in("log")).hasSize(8);
    }

    private Ran prune(int days) {
        return Ran.command(PRUNE, folder.resolve("backups").toString(), folder.resolve("log").toString(), Integer.toString(days));
    }

    private List<String> in(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void backup(int daysAgo, String first) throws IOException {
        var name = NAME.format(Instant.now().minus(Duration.ofDays(daysAgo)));
        var made = Files.createDirectories(folder.resolve("backups").resolve(name));
        Files.writeString(made.resolve("backup_label"), "START WAL LOCATION: 0/5000028 (file " + first + ")\n");
    }
}
