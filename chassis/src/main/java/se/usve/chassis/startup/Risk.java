package se.usve.chassis.startup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is unsafe, and can be accepted by name. */
enum Risk {
    /** Tokens are checked with a key that is set here, instead of an issuer's that it changes. */
    LOCAL_KEYS,
    /** Tokens are taken whoever they are of, or for. */
    ANY_TOKEN,
    /** One signs in to the pages by a link with a token in it. */
    SIGN_IN_LINK,
    /** Events go to brokers as plain text. */
    PLAIN_BROKER,
    /** Rows go to the database as plain text. */
    PLAIN_DATABASE,
    /** Keys and tokens are had of an issuer that anybody between could pass for. */
    PLAIN_ISSUER,
    /** Letters go to the mail server as plain text. */
    PLAIN_MAIL,
    /** A password that can be guessed, or none. */
    WEAK_PASSWORD,
    /** Whoever reaches the service may say what address they come from. */
    ANY_PROXY;

    /** {@return the name to accept it by} */
    String acceptedBy() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Risk> of(String name) {
        return Arrays.stream(values()).filter(risk -> risk.acceptedBy().equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Risk::acceptedBy).collect(Collectors.joining(", "));
    }
}
