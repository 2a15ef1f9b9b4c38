package se.usve.survey.files;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import se.usve.survey.files.FileRefused.Reason;

/**
 * The parts of an XLSX file. Before any is opened all are unpacked once and thrown away, counting: what a file says of
 * its own sizes need not be true.
 *
 * <p>Read through the directory at its end, with a library: the JDK reads a zip file in memory only from its beginning,
 * and stumbles there over the sizes that writers of XLSX put after their parts.
 */
final class XlsxParts implements AutoCloseable {

    private static final int SMALL = 1_000_000;
    /** No tag and no text of a part goes on for so long; a reader of XML would have to hold all of it. */
    private static final int LONGEST_PIECE = 1_000_000;
    private static final String MACROS = "vbaproject.bin";

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();

    /**
     * Opens a file.
     *
     * @throws FileRefused if it is too large unpacked, holds macros or is no zip file
     */
    XlsxParts(byte[] content, FileLimits limits) {
        try {
            this.zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get();
            long unpacked = 0;
            for (var part : Collections.list(zip.getEntries())) {
                var name = name(part.getName());
                if (name.endsWith(MACROS)) {
                    throw macros();
                }
                if (parts.put(name, part) != null || parts.size() > limits.parts() || !isPlain(part)) {
                    throw FileRefused.broken();
                }
                unpacked += measured(part, limits, limits.unpacked() - unpacked);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw FileRefused.broken();
        }
    }

    private boolean isPlain(ZipArchiveEntry part) {
        return zip.canReadEntryData(part)
                && (part.getMethod() == ZipArchiveEntry.STORED || part.getMethod() == ZipArchiveEntry.DEFLATED);
    }

    private long measured(ZipArchiveEntry part, FileLimits limits, long allowed) throws IOException {
        var buffer = new byte[8192];
        long packed = Math.max(1, part.getCompressedSize());
        long unpacked = 0;
        int piece = 0;
        try (var content = zip.getInputStream(part)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                unpacked += read;
                if (unpacked > allowed || unpacked > SMALL && unpacked / packed > limits.ratio()) {
                    throw limits.tooLargeUnpacked();
                }
                for (int i = 0; i < read; i++) {
                    piece = buffer[i] == '<' ? 0 : piece + 1;
                    if (piece > LONGEST_PIECE && isXml(part)) {
                        throw limits.tooLargeUnpacked();
                    }
                }
            }
        }
        return unpacked;
    }

    private static boolean isXml(ZipArchiveEntry part) {
        var name = name(part.getName());
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    static FileRefused macros() {
        return FileRefused.because(Reason.MACROS,
                "Filen innehåller makron. Spara den som .xlsx (Excel-arbetsbok utan makron) och skicka den igen.",
                "The file holds macros. Save it as .xlsx (Excel workbook without macros) and send it again.");
    }

    /** What a part is read by. */
    interface PartReader<T> {
        T read(XmlPart xml) throws IOException;
    }

    /**
     * Reads a part.
     *
     * @param name its name
     * @return what the reader made of it; empty if there is no such part
     * @throws FileRefused if it is not XML, or has a document type
     */
    <T> Optional<T> read(String name, PartReader<T> reader) {
        var part = parts.get(name(name));
        if (part == null) {
            return Optional.empty();
        }
        try (var content = zip.getInputStream(part)) {
            return Optional.of(reader.read(new XmlPart(content)));
        } catch (IOException | IllegalArgumentException e) {
            throw FileRefused.broken();
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException("A file in memory is closed", e);
        }
    }

    /** Names of parts are compared without regard to case (ECMA-376 part 2, 6.2.2.3). */
    private static String name(String part) {
        return (part.startsWith("/") ? part.substring(1) : part).replace('\\', '/').toLowerCase(Locale.ROOT);
    }
}
