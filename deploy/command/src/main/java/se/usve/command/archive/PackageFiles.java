package se.usve.command.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.usve.stack.StackFailure;

/** The files of a package: in a folder, or in a ZIP file with that folder in it. */
final class PackageFiles {

    /** Names every other file with its SHA-256, as {@code sha256sum} writes it. */
    static final String MANIFEST = "manifest-sha256.txt";

    private PackageFiles() {
    }

    /** {@return the paths of all files in a folder below the root, from the root, in order} */
    static List<String> below(Path root, String folder) throws IOException {
        var base = folder.isEmpty() ? root : root.resolve(folder);
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (var files = Files.walk(base)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted().toList();
        }
    }

    static void writeManifest(Path root) throws IOException {
        var lines = new StringBuilder();
        for (var file : below(root, "")) {
            lines.append(Sha256.of(root.resolve(file))).append("  ").append(file).append('\n');
        }
        Files.writeString(root.resolve(MANIFEST), lines);
    }

    /** {@return path to SHA-256 as the manifest says} */
    static Map<String, String> manifest(Path root) throws IOException {
        var sums = new TreeMap<String, String>();
        for (var line : Files.readAllLines(root.resolve(MANIFEST))) {
            if (!line.matches("[0-9a-f]{64}  .+")) {
                throw new StackFailure("A line of " + MANIFEST + " is no checksum and path: " + line);
            }
            sums.put(line.substring(66), line.substring(0, 64));
        }
        return sums;
    }

    /** Writes the folder as a ZIP file whose bytes depend on its content and that time alone. */
    static void zip(Path folder, Path file, Instant time) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var path : below(folder, "")) {
                var entry = new ZipEntry(folder.getFileName() + "/" + path);
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                Files.copy(folder.resolve(path), (OutputStream) zip);
                zip.closeEntry();
            }
        }
    }

    /** An opened package. */
    record Opened(Path root, FileSystem zip) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (zip != null) {
                zip.close();
            }
        }
    }

    /**
     * {@return a package to be read}
     *
     * @throws StackFailure if there is none
     */
    static Opened open(Path where) throws IOException {
        if (Files.isDirectory(where)) {
            return new Opened(inside(where), null);
        }
        if (!Files.isRegularFile(where)) {
            throw new StackFailure("There is no package " + where + ".");
        }
        FileSystem zip;
        try {
            zip = FileSystems.newFileSystem(where);
        } catch (IOException | java.nio.file.ProviderNotFoundException e) {
            throw new StackFailure(where + " is no ZIP file that can be read: " + e.getMessage(), e);
        }
        return new Opened(inside(zip.getPath("/")), zip);
    }

    /** A package is the folder with METS.xml, or the only folder in this one. */
    private static Path inside(Path folder) throws IOException {
        if (Files.exists(folder.resolve("METS.xml"))) {
            return folder;
        }
        try (var children = Files.list(folder)) {
            var found = children.filter(child -> Files.exists(child.resolve("METS.xml"))).toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
        }
        throw new StackFailure("There is no METS.xml in " + folder + ": it is no archive package.");
    }
}
