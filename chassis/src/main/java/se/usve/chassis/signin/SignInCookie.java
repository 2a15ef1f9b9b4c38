package se.usve.chassis.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.regex.Pattern;
import se.usve.chassis.pages.PagePaths;
import se.usve.chassis.pages.PageSettings;

/**
 * The cookie that carries a token from page to page, where the sign-in is by a link. Each service's has its own name,
 * as cookies know no ports.
 */
@ApplicationScoped
class SignInCookie {

    /** Three parts of base64url (RFC 7519), no longer than a header may be. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,3000}(\\.[A-Za-z0-9_-]{1,3000}){2}");

    private final PagePaths paths;
    private final Optional<String> name;

    SignInCookie(PagePaths paths, PageSettings settings) {
        this.paths = paths;
        this.name = settings.cookie();
    }

    /** {@return whether it has the form of a token; whether it is a good one is found out when it is used} */
    static boolean canHold(String token) {
        return token != null && TOKEN.matcher(token).matches();
    }

    String name() {
        return name.orElseThrow(() -> new IllegalStateException("usve.pages.cookie is not set"));
    }

    /** {@return the cookie of a browser session} */
    NewCookie of(String token, boolean https) {
        return made(name(), token, paths.root(), https).build();
    }

    /** {@return what makes a browser forget the cookie} */
    NewCookie none(boolean https) {
        return made(name(), "", paths.root(), https).maxAge(0).build();
    }

    /** {@return what makes a browser forget that cookie, which is of all services' pages} */
    static NewCookie noneOfAll(String other, boolean https) {
        return made(other, "", "/", https).maxAge(0).build();
    }

    private static NewCookie.Builder made(String named, String value, String path, boolean https) {
        return new NewCookie.Builder(named).value(value).path(path).httpOnly(true).secure(https)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
