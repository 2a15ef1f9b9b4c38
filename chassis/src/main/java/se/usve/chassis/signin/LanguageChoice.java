package se.usve.chassis.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;

/**
 * The language somebody chose by {@code ?lang=}, remembered in a cookie. It goes before what the browser asks for:
 * everything that answers, problems too, reads {@code Accept-Language}, so the choice is written there.
 */
final class LanguageChoice {

    private static final String NAME = "usve-language";
    private static final Set<String> LANGUAGES = Set.of("sv", "en");

    private LanguageChoice() {
    }

    /** Applies the choice to a request for a page. It holds for every service's pages, which may be under one origin. */
    static void apply(RoutingContext http) {
        var chosen = http.request().getParam("lang");
        if (chosen != null && LANGUAGES.contains(chosen)) {
            http.response().addCookie(Cookie.cookie(NAME, chosen).setPath("/")
                    .setMaxAge(Duration.ofDays(365).toSeconds()).setHttpOnly(true)
                    .setSecure(PageGate.isHttps(http)).setSameSite(CookieSameSite.LAX));
            use(chosen, http);
        } else {
            var remembered = http.request().getCookie(NAME);
            if (remembered != null && LANGUAGES.contains(remembered.getValue())) {
                use(remembered.getValue(), http);
            }
        }
    }

    private static void use(String language, RoutingContext http) {
        http.request().headers().set(HttpHeaders.ACCEPT_LANGUAGE, language);
    }
}
