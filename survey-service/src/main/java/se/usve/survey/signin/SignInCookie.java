package se.usve.survey.signin;

import jakarta.ws.rs.core.NewCookie;
import java.util.regex.Pattern;

/** The cookie that carries a token from page to page of the form, where the sign-in is by a link. */
final class SignInCookie {

    static final String NAME = "usve-form";
    static final String PATH = "/form";

    /** Three parts of base64url (RFC 7519), no longer than a header may be. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,3000}(\\.[A-Za-z0-9_-]{1,3000}){2}");

    private SignInCookie() {
    }

    /** {@return whether it has the form of a token; whether it is a good one is found out when it is used} */
    static boolean canHold(String token) {
        return token != null && TOKEN.matcher(token).matches();
    }

    /** {@return the cookie of a browser session} */
    static NewCookie of(String token, boolean https) {
        return made(token, https).build();
    }

    /** {@return what makes a browser forget the cookie} */
    static NewCookie none(boolean https) {
        return made("", https).maxAge(0).build();
    }

    private static NewCookie.Builder made(String value, boolean https) {
        return new NewCookie.Builder(NAME).value(value).path(PATH).httpOnly(true).secure(https)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
