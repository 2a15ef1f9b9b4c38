package se.usve.reporting.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Takes the time of writing out of an Excel file, so that the same figures are the same bytes whenever they are fetched.
 * Java's own reader refuses the lengths that the writer gives after each entry.
 */
final class SameBytes {

    private static final Instant NO_TIME = Instant.parse("2000-01-01T00:00:00Z");

    private SameBytes() {
    }

    /**
     * {@return the same file as if it were written at another time}
     *
     * @param file a workbook
     * @param asOf when its figures are of, or null
     */
    static byte[] of(byte[] file, Instant asOf) {
        var time = (asOf == null ? NO_TIME : asOf).truncatedTo(ChronoUnit.SECONDS);
        var same = new ByteArrayOutputStream(file.length);
        try (var from = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get();
                var to = new ZipOutputStream(same)) {
            for (var entry : Collections.list(from.getEntriesInPhysicalOrder())) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                to.putNextEntry(copy);
                var content = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().equals("docProps/core.xml") ? created(content, time) : content);
                to.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return same.toByteArray();
    }

    private static byte[] created(byte[] properties, Instant time) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceFirst("(<dcterms:created [^>]*>)[^<]*", "$1" + time).getBytes(StandardCharsets.UTF_8);
    }
}
