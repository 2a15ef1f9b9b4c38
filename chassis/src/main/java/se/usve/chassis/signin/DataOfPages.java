package se.usve.chassis.signin;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.usve.chassis.pages.PagePaths;

/**
 * Lets whoever is signed in to the pages by OpenID Connect read the data that the pages link to, and nothing else there: a
 * program's token, and all that is more than reading, is for the API's own sign-in.
 */
@ApplicationScoped
class DataOfPages implements TenantResolver {

    private static final String PAGES = "pages";

    private final boolean byOidc;
    private final PagePaths paths;

    DataOfPages(@ConfigProperty(name = "quarkus.oidc.pages.client-id") Optional<String> client, PagePaths paths) {
        this.byOidc = client.isPresent();
        this.paths = paths;
    }

    /** {@return the pages' sign-in for such a request; null leaves every other request to the configuration} */
    @Override
    public String resolve(RoutingContext http) {
        var request = http.request();
        return byOidc && mayBeRead(request) && paths.isData(http.normalizedPath())
                && request.cookies().stream().map(Cookie::getName).anyMatch(SignIn::isSession) ? PAGES : null;
    }

    /** {@return whether the request is a browser's that reads} */
    static boolean mayBeRead(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method()) && !request.headers().contains(HttpHeaders.AUTHORIZATION);
    }
}
