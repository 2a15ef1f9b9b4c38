package se.usve.chassis.signin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.usve.chassis.pages.PagePaths;

/**
 * Keeps a session of the pages with the pages. Its cookies are sent wherever the origin is asked, as one session holds for the
 * pages of all services; and Quarkus takes a cookie of a session for a sign-in on whatever path it comes. So on every other
 * path they are taken out of the request before it is asked who calls: the API is for tokens, which no other site can make a
 * browser send.
 */
@ApplicationScoped
class SessionsOfPages {

    /** Before Quarkus looks who calls, which it does at 200. */
    private static final int BEFORE_SIGN_IN = 1000;

    private final PagePaths paths;

    SessionsOfPages(PagePaths paths) {
        this.paths = paths;
    }

    void register(@Observes Filters filters) {
        filters.register(this::keep, BEFORE_SIGN_IN);
    }

    private void keep(RoutingContext http) {
        var headers = http.request().headers();
        if (headers.contains(HttpHeaders.COOKIE) && !areFor(http)) {
            var others = headers.getAll(HttpHeaders.COOKIE).stream().flatMap(line -> Arrays.stream(line.split(";")))
                    .map(String::strip).filter(Predicate.not(SignIn::isOfOidc)).collect(Collectors.joining("; "));
            headers.remove(HttpHeaders.COOKIE);
            if (!others.isEmpty()) {
                headers.set(HttpHeaders.COOKIE, others);
            }
        }
        http.next();
    }

    private boolean areFor(RoutingContext http) {
        var path = http.normalizedPath();
        return paths.include(path) || DataOfPages.mayBeRead(http.request()) && paths.isData(path);
    }
}
