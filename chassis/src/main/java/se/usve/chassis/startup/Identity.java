package se.usve.chassis.startup;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is believed about who calls. */
final class Identity implements Check {

    private static final String KEY = "quarkus.oidc.public-key";
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String NAMED = "quarkus.oidc.token.issuer";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final List<String> ADDRESSES = List.of(ISSUER, "quarkus.oidc.jwks-path", "quarkus.oidc.introspection-path",
            "usve.pages.oidc.issuer");
    private static final String PAGES = "quarkus.oidc.pages.auth-server-url";
    private static final Pattern TRUST_ALL = Pattern.compile("quarkus\\.tls\\.(.+\\.)?trust-all");
    private static final Pattern VERIFICATION = Pattern.compile("quarkus\\.oidc\\.(.+\\.)?tls\\.verification");

    /** Where no token is looked at, as in a job that migrates the database, nobody is believed. */
    @Override
    public Stream<Finding> findings(Settings settings) {
        if (settings.isOff("quarkus.oidc.tenant-enabled")) {
            return Stream.empty();
        }
        return Stream.of(key(settings), anyToken(settings), plain(settings), unverified(settings)).flatMap(some -> some);
    }

    private static Stream<Finding> key(Settings settings) {
        if (settings.find(KEY).isPresent()) {
            return Stream.of(Finding.unsafe(Risk.LOCAL_KEYS, KEY,
                    "Tokens are checked with this one key, which no issuer can exchange or withdraw.",
                    "Give " + ISSUER + " your issuer's address instead."));
        }
        var address = settings.find(ISSUER);
        if (address.isEmpty()) {
            return Stream.of(Finding.wrong(ISSUER, "Nobody could sign in: it is not said whose tokens are good.",
                    "Give it your issuer's address."));
        }
        return settings.find(NAMED).filter("https://usve.local"::equals).map(_ -> Finding.wrong(NAMED,
                "Every token of your issuer would be refused: they would have to name the local stack as theirs.",
                "Give it the name your issuer puts into its tokens (iss), mostly the address in " + ISSUER + ".")).stream();
    }

    private static Stream<Finding> anyToken(Settings settings) {
        var named = settings.find(NAMED).filter(issuer -> !issuer.equals("any")).isPresent();
        var aimed = settings.find(AUDIENCE).filter(audience -> !audience.equals("any")).isPresent();
        return Stream.concat(
                named ? Stream.empty() : Stream.of(Finding.unsafe(Risk.ANY_TOKEN, NAMED,
                        "Tokens are taken whichever issuer they name.", "Give it the name your issuer puts into its tokens (iss).")),
                aimed ? Stream.empty() : Stream.of(Finding.unsafe(Risk.ANY_TOKEN, AUDIENCE,
                        "Tokens are taken that were given for other systems.",
                        "Give it the name your issuer knows this system by (aud).")));
    }

    private static Stream<Finding> plain(Settings settings) {
        // In the files of the services the second is made of the first, and told of once.
        var pages = settings.find(PAGES).equals(settings.find("usve.pages.oidc.issuer")) ? Stream.<String>of() : Stream.of(PAGES);
        return Stream.concat(ADDRESSES.stream(), pages)
                .filter(name -> settings.find(name).filter(Address::isPlainHttpElsewhere).isPresent())
                .map(name -> Finding.unsafe(Risk.PLAIN_ISSUER, name,
                        "The issuer is asked over plain http, where anybody between could answer in its place.",
                        "Give it an https address."));
    }

    private static Stream<Finding> unverified(Settings settings) {
        return settings.names().stream().sorted()
                .filter(name -> TRUST_ALL.matcher(name).matches() && settings.isOn(name)
                        || VERIFICATION.matcher(name).matches() && settings.find(name)
                                .filter(how -> !how.toLowerCase(Locale.ROOT).equals("required")).isPresent())
                .map(name -> Finding.unsafe(Risk.PLAIN_ISSUER, name,
                        "It is not looked at whose certificate the other side has.",
                        "Leave it out, and have your authority's certificate trusted: quarkus.tls.issuer.trust-store.pem.certs."));
    }
}
