package se.usve.chassis.startup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Passwords that are none, or that somebody could guess. */
final class Passwords implements Check {

    private static final int SHORTEST = 12;
    private static final String DATABASE = "quarkus.datasource.password";
    private static final String BROKER = "kafka.sasl.jaas.config";
    private static final List<String> SECRETS = List.of("quarkus.flyway.password", "quarkus.oidc.credentials.secret", "usve.pages.oidc.client-secret",
            "quarkus.oidc.pages.token-state-manager.encryption-secret");

    /** What stands in examples, whatever digits and signs are around it. */
    private static final Set<String> KNOWN = Set.of("password", "passwd", "changeme", "changeit", "secret", "postgres",
            "admin", "administrator", "example", "default", "keycloak", "usve", "letmein", "qwerty", "test", "dev");

    private static final Pattern IN_JAAS = Pattern.compile("password\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Override
    public Stream<Finding> findings(Settings settings) {
        var secrets = SECRETS.stream().filter(name -> settings.find(name).filter(secret -> isWeak(secret, "")).isPresent())
                .map(Passwords::guessable);
        var broker = settings.find(BROKER).map(IN_JAAS::matcher).stream().flatMap(found -> found.results())
                .filter(found -> isWeak(found.group(1), "")).map(_ -> guessable(BROKER)).limit(1);
        return Stream.of(database(settings), secrets, broker).flatMap(some -> some);
    }

    private static Stream<Finding> database(Settings settings) {
        var url = settings.find(Database.URL).flatMap(Database::parsed);
        if (url.isEmpty() || settings.find("quarkus.datasource.credentials-provider").isPresent()) {
            return Stream.empty();
        }
        var password = settings.find(DATABASE).or(() -> Optional.ofNullable(url.get().getProperty("password")));
        if (password.isEmpty()) {
            return url.get().containsKey("sslkey") ? Stream.empty() : Stream.of(Finding.unsafe(Risk.WEAK_PASSWORD, DATABASE,
                    "There is no password: the database would have to trust whoever reaches it.",
                    "Give the role a password of %d characters or more, by %s_FILE.".formatted(SHORTEST, "QUARKUS_DATASOURCE_PASSWORD")));
        }
        return isWeak(password.get(), settings.find(Database.USERNAME).orElse("")) ? Stream.of(guessable(DATABASE)) : Stream.empty();
    }

    private static Finding guessable(String property) {
        return Finding.unsafe(Risk.WEAK_PASSWORD, property,
                "It is short, or stands in examples, or is the user's own name: somebody could guess it.",
                "Take %d characters or more that a machine made up, such as of openssl rand -hex 24.".formatted(SHORTEST));
    }

    private static boolean isWeak(String password, String user) {
        return password.length() < SHORTEST || password.equalsIgnoreCase(user)
                || KNOWN.contains(password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""))
                || password.matches("\\d{1,19}") || password.chars().distinct().count() < 5;
    }
}
