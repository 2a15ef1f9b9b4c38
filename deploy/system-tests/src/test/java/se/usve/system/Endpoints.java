package se.usve.system;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import se.usve.stack.Service;

/** What a packaged service answers to, by its classes: also what its OpenAPI document does not tell of, such as pages. */
final class Endpoints {

    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private Endpoints() {
    }

    /** {@return such as {@code GET /form/{round}/{unit}}, the parameters without the patterns they follow} */
    static Set<String> of(Service service) {
        var packaged = RunningSystem.repository().resolve(service.processName()).resolve("target/quarkus-app");
        var jars = new ArrayList<JarFile>();
        try (var own = Files.list(packaged.resolve("app")); var libraries = Files.list(packaged.resolve("lib/main"))) {
            for (var jar : Stream.concat(own, libraries.filter(Endpoints::isOurs)).toList()) {
                jars.add(new JarFile(jar.toFile()));
            }
            var found = new TreeSet<String>();
            for (var type : new ClassFileImporter().importJars(jars)) {
                if (!type.isInterface() && path(type).isPresent()) {
                    type.getAllMethods().forEach(method -> add(found, path(type).orElseThrow(), method));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            jars.forEach(Endpoints::close);
        }
    }

    private static boolean isOurs(Path jar) {
        return jar.getFileName().toString().startsWith("se.usve.");
    }

    private static void close(JarFile jar) {
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Set<String> found, String root, JavaMethod method) {
        for (var verb : METHODS) {
            if (method.isAnnotatedWith(JAX_RS + verb)) {
                var below = method.tryGetAnnotationOfType(JAX_RS + "Path").map(Endpoints::value).orElse("");
                found.add(verb + " " + joined(root, below));
            }
        }
    }

    private static Optional<String> path(JavaClass type) {
        return type.tryGetAnnotationOfType(JAX_RS + "Path").map(Endpoints::value);
    }

    private static String value(JavaAnnotation<?> path) {
        return path.get("value").orElseThrow().toString();
    }

    private static String joined(String root, String below) {
        var path = ("/" + root + "/" + below).replaceAll("\\{(\\w+)\\s*:[^/]*}", "{$1}").replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
