package se.usve.chassis.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods each address has. Quarkus REST forgets it where the paths of two resource classes begin alike, and
 * says 404 where 405 is right; and it leaves out the header {@code Allow}, which 405 must have (RFC 9110 section 15.5.6).
 */
@Singleton
class Methods {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*([^{}]+(?:\\{[^{}]*}[^{}]*)*))?}");

    private record Place(Pattern path, String method) {
    }

    private final List<Place> places;

    Methods(BeanManager beans) {
        this.places = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> (Class<?>) bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class)).distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> places(type, method)))
                .toList();
    }

    private static Stream<Place> places(Class<?> type, Method method) {
        var below = method.getAnnotation(Path.class);
        var template = type.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(found -> new Place(pattern(template), found.value()));
    }

    /** {@return the methods of the address, none if there is no such address} */
    Set<String> at(String path) {
        var plain = trimmed(path);
        var found = new TreeSet<String>();
        places.stream().filter(place -> place.path().matcher(plain).matches()).map(Place::method).forEach(found::add);
        if (found.contains("GET")) {
            found.add("HEAD");
        }
        if (!found.isEmpty()) {
            found.add("OPTIONS");
        }
        return found;
    }

    private static Pattern pattern(String template) {
        var plain = trimmed(template);
        var regex = new StringBuilder();
        var parameter = PARAMETER.matcher(plain);
        int end = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(plain.substring(end, parameter.start())));
            regex.append('(').append(parameter.group(1) == null ? "[^/]+" : parameter.group(1).strip()).append(')');
            end = parameter.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(plain.substring(end))).toString());
    }

    private static String trimmed(String path) {
        return path.replaceAll("/+", "/").replaceAll("^/|/$", "");
    }
}
