package se.usve.command.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** Whether the points are in the services as they are built. */
public final class Points {

    private Points() {
    }

    /**
     * {@return every point whose class or method is in no jar of its service, by name}
     *
     * @param repository the project's folder, with the built services in it
     */
    public static List<String> missing(Path repository) {
        var missing = new ArrayList<String>();
        for (var point : Point.values()) {
            var jars = repository.resolve(point.service().processName()).resolve("target/quarkus-app");
            if (!isIn(jars, point.type(), point.method())) {
                missing.add(point + ": " + point.type() + "." + point.method());
            }
            point.caller().filter(caller -> !isIn(jars, caller, "<init>"))
                    .ifPresent(caller -> missing.add(point + ": " + caller));
        }
        return missing;
    }

    private static boolean isIn(Path jars, String type, String method) {
        try (var files = Files.walk(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar")).anyMatch(jar -> holds(jar, type, method));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path jar, String type, String method) {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(type.replace('.', '/') + ".class");
            if (entry == null) {
                return false;
            }
            try (var in = zip.getInputStream(entry)) {
                return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                        .anyMatch(each -> each.methodName().equalsString(method) && each.code().isPresent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
