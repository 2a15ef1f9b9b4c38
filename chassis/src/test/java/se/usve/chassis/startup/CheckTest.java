package se.usve.chassis.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no service should start with is found, and what is safe is not held against anybody. */
class CheckTest {

    /** An installation as it should be. */
    private static final Map<String, String> SAFE = Map.of(
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.se:5432/survey?sslmode=verify-full",
            "quarkus.datasource.username", "survey",
            "quarkus.datasource.password", "f0a1c93be24d7786aa01",
            "kafka.bootstrap.servers", "k1.example.se:9093,k2.example.se:9093",
            "kafka.security.protocol", "SASL_SSL",
            "quarkus.oidc.auth-server-url", "https://id.example.se/realms/usve",
            "quarkus.oidc.token.issuer", "https://id.example.se/realms/usve",
            "quarkus.oidc.token.audience", "usve",
            "quarkus.profile", "prod");

    private record Made(Map<String, String> all) implements Settings {

        /** The safe ones with these instead, as {@code name=value}; without a value there is none. */
        static Made with(String... changes) {
            var all = new TreeMap<>(SAFE);
            Arrays.stream(changes).map(change -> change.split("=", 2)).forEach(change -> all.put(change[0], change[1]));
            return new Made(all);
        }

        @Override
        public Optional<String> find(String property) {
            return Optional.ofNullable(all.get(property)).filter(value -> !value.isBlank());
        }

        @Override
        public Set<String> names() {
            return all.keySet();
        }
    }

    private static List<Finding> findings(String... changes) {
        return Check.ALL.stream().flatMap(check -> check.findings(Made.with(changes))).toList();
    }

    private static void assertUnsafe(Risk risk, String property, String... changes) {
        assertThat(findings(changes)).as(String.join(" ", changes)).singleElement().satisfies(finding -> {
            assertThat(finding.risk()).contains(risk);
            assertThat(finding.property()).isEqualTo(property);
        });
    }

    private static void assertWrong(String property, String... changes) {
        assertThat(findings(changes)).as(String.join(" ", changes)).singleElement().satisfies(finding -> {
            assertThat(finding.risk()).isEmpty();
            assertThat(finding.property()).isEqualTo(property);
        });
    }

    private static void assertSafe(String... changes) {
        assertThat(findings(changes)).as(String.join(" ", changes)).isEmpty();
    }

    @Test
    void anInstallationAsItShouldBeHasNoFindings() {
        assertSafe();
    }

    @Test
    void aKeyOfOnesOwnIsNoIssuer() {
        assertUnsafe(Risk.LOCAL_KEYS, "quarkus.oidc.public-key", "quarkus.oidc.public-key=MIIB", "quarkus.oidc.auth-server-url=");
        assertUnsafe(Risk.LOCAL_KEYS, "quarkus.oidc.public-key", "quarkus.oidc.public-key=MIIB");
        assertWrong("quarkus.oidc.auth-server-url", "quarkus.oidc.auth-server-url=");
    }

    /** A job that migrates the database lets nobody in. */
    @Test
    void whoLooksAtNoTokenNeedsNoIssuer() {
        assertSafe("quarkus.oidc.tenant-enabled=false", "quarkus.oidc.auth-server-url=");
        assertSafe("quarkus.oidc.pages.tenant-enabled=false", "quarkus.profile=prod,pages-oidc");
        assertUnsafe(Risk.LOCAL_KEYS, "quarkus.oidc.public-key", "quarkus.oidc.public-key=MIIB", "quarkus.oidc.tenant-enabled=true");
    }

    @Test
    void anIssuersTokensMustNameIt() {
        assertWrong("quarkus.oidc.token.issuer", "quarkus.oidc.token.issuer=https://usve.local");
        assertUnsafe(Risk.ANY_TOKEN, "quarkus.oidc.token.issuer", "quarkus.oidc.token.issuer=any");
        assertUnsafe(Risk.ANY_TOKEN, "quarkus.oidc.token.issuer", "quarkus.oidc.token.issuer=");
    }

    /** An empty variable takes away what the services' own files say. */
    @Test
    void tokensMustBeForThisSystem() {
        assertUnsafe(Risk.ANY_TOKEN, "quarkus.oidc.token.audience", "quarkus.oidc.token.audience=");
        assertUnsafe(Risk.ANY_TOKEN, "quarkus.oidc.token.audience", "quarkus.oidc.token.audience=any");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.oidc.auth-server-url", "quarkus.oidc.jwks-path", "usve.pages.oidc.issuer",
            "quarkus.oidc.pages.auth-server-url"})
    void theIssuerIsAskedByHttps(String property) {
        assertUnsafe(Risk.PLAIN_ISSUER, property, property + "=http://id.example.se/realms/usve");
        assertUnsafe(Risk.PLAIN_ISSUER, property, property + "=HTTP://10.0.0.7:8080/");
        assertSafe(property + "=http://localhost:8080/realms/usve");
        assertSafe(property + "=https://id.example.se/");
    }

    @Test
    void anIssuerThatTwoSettingsNameIsToldOfOnce() {
        assertUnsafe(Risk.PLAIN_ISSUER, "usve.pages.oidc.issuer", "usve.pages.oidc.issuer=http://id.example.se",
                "quarkus.oidc.pages.auth-server-url=http://id.example.se");
    }

    @ParameterizedTest
    @CsvSource({"quarkus.tls.trust-all,true", "quarkus.tls.issuer.trust-all,TRUE", "quarkus.oidc.tls.verification,none",
            "quarkus.oidc.pages.tls.verification,certificate-validation"})
    void certificatesAreLookedAt(String property, String value) {
        assertUnsafe(Risk.PLAIN_ISSUER, property, property + "=" + value);
    }

    @ParameterizedTest
    @CsvSource({"quarkus.tls.trust-all,false", "quarkus.oidc.tls.verification,required"})
    void certificatesThatAreLookedAtAreFine(String property, String value) {
        assertSafe(property + "=" + value);
    }

    @Test
    void oneSignsInToThePagesByTheProvider() {
        assertUnsafe(Risk.SIGN_IN_LINK, "usve.pages.sign-in-link", "usve.pages.sign-in-link=true");
        assertSafe("usve.pages.sign-in-link=false");
    }

    @Test
    void theProfileOfThePagesNeedsItsSettings() {
        assertThat(findings("quarkus.profile=prod,pages-oidc")).hasSize(3).allMatch(finding -> finding.risk().isEmpty());
        assertWrong("usve.pages.oidc.client-secret", "quarkus.profile=pages-oidc,prod", "usve.pages.oidc.issuer=https://id.example.se",
                "usve.pages.oidc.client-id=usve");
        assertSafe("quarkus.profile=prod,pages-oidc", "usve.pages.oidc.issuer=https://id.example.se",
                "usve.pages.oidc.client-id=usve", "usve.pages.oidc.client-secret=0f3b9d2c88aa41e7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db.example.se/survey", "jdbc:postgresql://db/survey?sslmode=prefer",
            "jdbc:postgresql://10.0.0.5:5432/survey?sslmode=disable", "jdbc:postgresql://db/survey?ssl=false",
            "jdbc:postgresql://localhost,db.example.se/survey", "jdbc:postgresql://[2001:db8::1]:5432/survey?sslmode=allow"})
    void aDatabaseElsewhereIsReachedByTls(String url) {
        assertUnsafe(Risk.PLAIN_DATABASE, "quarkus.datasource.jdbc.url", "quarkus.datasource.jdbc.url=" + url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/survey?sslmode=require", "jdbc:postgresql://db/survey?sslmode=verify-ca",
            "jdbc:postgresql://db/survey?ssl=true", "jdbc:postgresql://127.0.0.1:5432/survey", "jdbc:postgresql://localhost/survey",
            "jdbc:postgresql://[::1]:5432/survey", "jdbc:postgresql:survey", "jdbc:postgresql://a,b/survey?sslmode=verify-full"})
    void oneReachedByTlsOrOnThisMachineIsFine(String url) {
        assertSafe("quarkus.datasource.jdbc.url=" + url);
    }

    @Test
    void theModeMayStandBesideTheAddress() {
        var mode = "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode=";
        assertSafe("quarkus.datasource.jdbc.url=jdbc:postgresql://db/survey", mode + "verify-full");
        assertUnsafe(Risk.PLAIN_DATABASE, "quarkus.datasource.jdbc.url", "quarkus.datasource.jdbc.url=jdbc:postgresql://db/survey?sslmode=prefer",
                mode + "verify-full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:mysql://db/survey", "postgres://db/survey"})
    void thereMustBeADatabase(String url) {
        assertWrong("quarkus.datasource.jdbc.url", "quarkus.datasource.jdbc.url=" + url);
    }

    @ParameterizedTest
    @CsvSource({"kafka:9092,PLAINTEXT", "kafka:9092,", "kafka:9092,SASL_PLAINTEXT", "'127.0.0.1:9092,10.0.0.9:9092',PLAINTEXT",
            "'localhost:9092, kafka:9092',PLAINTEXT", "[2001:db8::1]:9092,", "PLAINTEXT://kafka:9092,"})
    void aBrokerElsewhereIsReachedByTls(String servers, String protocol) {
        assertUnsafe(Risk.PLAIN_BROKER, "kafka.security.protocol", "kafka.bootstrap.servers=" + servers,
                "kafka.security.protocol=" + (protocol == null ? "" : protocol));
    }

    @ParameterizedTest
    @CsvSource({"kafka:9093,SSL", "kafka:9093,SASL_SSL", "localhost:9092,PLAINTEXT", "127.0.0.1:1,", "'[::1]:9092,127.8.8.8:9092',",
            "PLAINTEXT://localhost:9092,"})
    void aBrokerReachedByTlsOrOnThisMachineIsFine(String servers, String protocol) {
        assertSafe("kafka.bootstrap.servers=" + servers, "kafka.security.protocol=" + (protocol == null ? "" : protocol));
    }

    @Test
    void thereMustBeABroker() {
        assertWrong("kafka.bootstrap.servers", "kafka.bootstrap.servers=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "elevenchars", "password1234", "ChangeMe-2026!!", "usve12345678", "aaaaaaaaaaaaaaaa",
            "123456789012", "1212121212121212121212", "postgres_2026", "POSTGRES....."})
    void aPasswordThatCanBeGuessedIsNone(String password) {
        assertUnsafe(Risk.WEAK_PASSWORD, "quarkus.datasource.password", "quarkus.datasource.password=" + password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f0a1c93be24d7786aa01", "rätt häst batteri häftstift", "83920174650912837465", "x9$Kq2!mZr7w"})
    void onesThatCannotAreFine(String password) {
        assertSafe("quarkus.datasource.password=" + password);
    }

    @Test
    void theUsersNameIsNoPassword() {
        assertUnsafe(Risk.WEAK_PASSWORD, "quarkus.datasource.password", "quarkus.datasource.username=the-survey-role",
                "quarkus.datasource.password=the-survey-role");
    }

    @Test
    void aDatabaseThatKnowsAnotherWayNeedsNoPassword() {
        assertSafe("quarkus.datasource.password=", "quarkus.datasource.credentials-provider=vault");
        assertSafe("quarkus.datasource.password=",
                "quarkus.datasource.jdbc.url=jdbc:postgresql://db/survey?sslmode=verify-full&sslcert=/c&sslkey=/k");
        assertSafe("quarkus.datasource.password=",
                "quarkus.datasource.jdbc.url=jdbc:postgresql://db/survey?sslmode=verify-full&password=f0a1c93be24d7786aa01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.oidc.credentials.secret", "usve.pages.oidc.client-secret",
            "quarkus.oidc.pages.token-state-manager.encryption-secret"})
    void secretsAreAsLong(String property) {
        assertUnsafe(Risk.WEAK_PASSWORD, property, property + "=secret");
        assertSafe(property + "=0f3b9d2c88aa41e70f3b9d2c88aa41e7");
    }

    @Test
    void theBrokersPasswordToo() {
        var jaas = "kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"survey\" password=\"%s\";";
        assertUnsafe(Risk.WEAK_PASSWORD, "kafka.sasl.jaas.config", jaas.formatted("survey"));
        assertSafe(jaas.formatted("0f3b9d2c88aa41e7"));
    }

    @Test
    void lettersGoEncrypted() {
        var from = "quarkus.mailer.from=usve@example.se";
        var host = "quarkus.mailer.host=smtp.example.se";
        assertUnsafe(Risk.PLAIN_MAIL, "quarkus.mailer.start-tls", from, host);
        assertUnsafe(Risk.PLAIN_MAIL, "quarkus.mailer.start-tls", from, host, "quarkus.mailer.start-tls=OPTIONAL");
        assertSafe(from, host, "quarkus.mailer.start-tls=REQUIRED");
        assertSafe(from, host, "quarkus.mailer.tls=true");
        assertSafe(from, "quarkus.mailer.host=localhost");
        assertSafe(from);
        assertSafe(host);
        assertSafe(from, host, "usve.mail.folder=/tmp/mail");
    }

    @Test
    void onlyAGatewaySaysWhereARequestComesFrom() {
        var on = "quarkus.http.proxy.proxy-address-forwarding=true";
        assertUnsafe(Risk.ANY_PROXY, "quarkus.http.proxy.trusted-proxies", on);
        assertSafe(on, "quarkus.http.proxy.trusted-proxies=10.0.0.0/8");
        assertSafe("quarkus.http.proxy.proxy-address-forwarding=false");
    }

    @ParameterizedTest
    @EnumSource
    void everyRiskHasANameToAcceptItBy(Risk risk) {
        assertThat(risk.acceptedBy()).matches("[a-z]+(-[a-z]+)+");
        assertThat(Risk.of(risk.acceptedBy())).contains(risk);
    }

    @Test
    void eachFindingSaysWhatIsWrongAndWhatToDo() {
        assertThat(findings(SAFE.keySet().stream().map(name -> name + "=").toArray(String[]::new))).hasSizeGreaterThan(3)
                .allSatisfy(finding -> {
                    assertThat(finding.what()).matches("[A-Z].*\\.");
                    assertThat(finding.mend()).matches("[A-Z].*\\.");
                });
    }

    private static Verdict verdict(List<String> wrong, String... changes) {
        return Verdict.on(Made.with(changes), wrong);
    }

    @Test
    void whatIsAcceptedByNameIsRefusedNoLonger() {
        var keys = new String[] {"quarkus.oidc.public-key=MIIB", "usve.pages.sign-in-link=true", "usve.accept= local-keys , sign-in-link,"};
        assertThat(verdict(List.of(), keys).isGood()).isTrue();
        assertThat(verdict(List.of(), keys).accepted()).hasSize(2);
        assertThat(verdict(List.of(), "quarkus.oidc.public-key=MIIB", "usve.accept=sign-in-link").refused()).hasSize(1);
    }

    @Test
    void whatWouldNotWorkCannotBeAccepted() {
        assertThat(verdict(List.of(), "kafka.bootstrap.servers=", "usve.accept=plain-broker").isGood()).isFalse();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThat(verdict(List.of(), "usve.accept=local-key").wrong()).singleElement().asString()
                .contains("local-key,").contains("local-keys");
    }

    @Test
    void theRefusalTellsAllAtOnceAndNoSecret() {
        var told = verdict(List.of("A is wrong."), "quarkus.oidc.public-key=MIIB", "quarkus.datasource.password=hunter2",
                "quarkus.datasource.jdbc.url=jdbc:postgresql://db/survey?password=hunter3", "usve.accept=plain-database")
                .refusal("survey-service");
        assertThat(told).isEqualTo("""
                survey-service does not start, because of its settings:

                - A is wrong.

                - quarkus.oidc.public-key (QUARKUS_OIDC_PUBLIC_KEY): Tokens are checked with this one key, which no issuer can exchange or withdraw.
                  Give quarkus.oidc.auth-server-url your issuer's address instead.
                  To accept it as it is: USVE_ACCEPT=local-keys

                - quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD): It is short, or stands in examples, or is the user's own name: somebody could guess it.
                  Take 12 characters or more that a machine made up, such as of openssl rand -hex 24.
                  To accept it as it is: USVE_ACCEPT=weak-password

                To accept all that can be: USVE_ACCEPT=plain-database,local-keys,weak-password
                """);
    }

    /** A secret whose file is not there is told of as that, and not as a weak one besides. */
    @Test
    void whatCannotBeReadIsNotJudged() {
        var all = new TreeMap<>(SAFE);
        all.put("quarkus.datasource.password", "unreadable");
        var settings = new Settings() {
            @Override
            public Optional<String> find(String property) {
                return Optional.ofNullable(all.get(property));
            }

            @Override
            public Set<String> names() {
                return all.keySet();
            }

            @Override
            public boolean isUnreadable(String property) {
                return property.equals("quarkus.datasource.password");
            }
        };
        assertThat(Verdict.on(settings, List.of()).isGood()).isTrue();
    }

    @Test
    void whatAServiceWouldSayCanBeAskedWithoutStartingIt() {
        var environment = new TreeMap<String, String>();
        SAFE.forEach((name, value) -> environment.put(name.toUpperCase().replaceAll("[.-]", "_"), value));
        var audience = Map.of("quarkus.oidc.token.audience", "usve");
        environment.remove("QUARKUS_OIDC_TOKEN_AUDIENCE");
        assertThat(Rehearsal.refusal("survey-service", environment, audience)).isEmpty();
        environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", "");
        assertThat(Rehearsal.refusal("survey-service", environment, audience)).hasValueSatisfying(
                told -> assertThat(told).contains("USVE_ACCEPT=any-token"));
    }

    @Test
    void variablesThatAreNoSettingsAreKnownFromThoseThatAre() {
        var variables = new Variables(Set.of("usve.imports.at-once", "usve.body.own.*.limit"));
        assertThat(variables.unknown(List.of("USVE_IMPORTS_AT_ONCE", "USVE_IMPORTS_AT_ONCE_FILE", "USVE_BODY_OWN_FORM_LIMIT",
                "USVE_IMPORTS_ATONCE", "USVE_PORT", "PATH", "QUARKUS_X"))).containsExactly("USVE_IMPORTS_ATONCE", "USVE_PORT");
    }
}
