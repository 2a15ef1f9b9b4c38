package se.usve.checks;

import java.util.List;
import java.util.SequencedMap;
import java.util.Collections;
import java.util.LinkedHashMap;

/**
 * What an operator sets of Quarkus and of the Kafka clients: chosen here, and said in words that fit these services. A default
 * is given where no file of the services sets one.
 */
final class PlatformSettings {

    private static final String NUMBER = "whole number";
    private static final String TRUTH = "`true` or `false`";
    private static final String DURATION = "duration";
    private static final String ADDRESS = "address";
    private static final String PATH = "path";
    private static final String TEXT = "text";
    private static final String LIST = "list";

    private PlatformSettings() {}

    /** {@return the settings of a service by what they are about} */
    static SequencedMap<String, List<Setting>> of(String service) {
        var groups = new LinkedHashMap<String, List<Setting>>();
        groups.put("Start and end", List.of(
                of("quarkus.profile", LIST, "prod",
                        "`prod,pages-oidc` turns on the sign-in to the pages by OpenID Connect."),
                of("quarkus.init-and-exit", TRUTH, "false",
                        "Whether the service ends once it has started: with the database migrated, for a job that does that alone."),
                of("quarkus.flyway.migrate-at-start", TRUTH, "",
                        "Whether the service brings its database up to date when it starts; several instances wait for each other."),
                of("quarkus.flyway.validate-at-start", TRUTH, "false",
                        "Whether the service refuses to start on a database that a migration has not brought up to date yet."),
                of("quarkus.flyway.connect-retries", NUMBER, "",
                        "How often a database that does not answer at the start is tried again, two seconds apart."),
                of("quarkus.shutdown.delay", DURATION, "",
                        "How long the service goes on serving once it is asked to end, until gateways know that it leaves."),
                of("quarkus.shutdown.timeout", DURATION, "",
                        "How long requests under way may take to end when the service is asked to; nothing for not waiting.")));
        groups.put("Database", List.of(
                of("quarkus.datasource.jdbc.url", ADDRESS, "",
                        "Where the service's own PostgreSQL database is, as `jdbc:postgresql://host:5432/%s?sslmode=verify-full`; required."
                                .formatted(service)),
                of("quarkus.datasource.username", TEXT, "", service.equals("reporting")
                        ? "The role that owns the database; required."
                        : "The role that the service works as, which need not own the tables; required."),
                of("quarkus.datasource.password", TEXT, "", "That role's password: 12 characters or more."),
                of("quarkus.datasource.jdbc.max-size", NUMBER, "",
                        "Connections that one instance has at most; the sum over all instances must be less than PostgreSQL's `max_connections`."),
                of("quarkus.datasource.jdbc.min-size", NUMBER, "", "Connections that one instance keeps open."),
                of("quarkus.datasource.jdbc.acquisition-timeout", DURATION, "",
                        "How long a request waits for a connection before it is answered 503.")));
        if (!service.equals("reporting")) {
            groups.put("Migrations", List.of(
                    of("quarkus.flyway.username", TEXT, "",
                            "The role that owns the tables and changes them: another than the service works as, so that the database hides rows "
                                    + "of other regions from it. It connects by the database's address and nothing beside it."),
                    of("quarkus.flyway.password", TEXT, "", "That role's password: 12 characters or more.")));
        }
        groups.put("Kafka", List.of(
                of("kafka.bootstrap.servers", LIST, "", "Brokers to begin with, as `host:port`; required."),
                of("kafka.security.protocol", "`PLAINTEXT`, `SSL`, `SASL_SSL` or `SASL_PLAINTEXT`", "PLAINTEXT",
                        "How brokers are talked to; without `SSL` only on the same machine."),
                of("kafka.sasl.mechanism", "`SCRAM-SHA-512`, `OAUTHBEARER` …", "GSSAPI", "How the service signs in, with `SASL_SSL`."),
                of("kafka.sasl.jaas.config", TEXT, "",
                        "What it signs in with: `org.apache.kafka.common.security.scram.ScramLoginModule required username=\"…\" password=\"…\";`"),
                of("kafka.ssl.truststore.type", "`PEM`, `PKCS12` or `JKS`", "JKS", "Form of the file of certificates that are trusted."),
                of("kafka.ssl.truststore.location", PATH, "", "File of the certificates that are trusted, of the brokers' authority."),
                of("kafka.ssl.truststore.password", TEXT, "", "Password of that file; none with `PEM`."),
                of("kafka.ssl.keystore.type", "`PEM`, `PKCS12` or `JKS`", "JKS", "Form of the file with the service's own certificate."),
                of("kafka.ssl.keystore.location", PATH, "", "File with the service's own certificate and key, where it signs in by TLS."),
                of("kafka.ssl.keystore.password", TEXT, "", "Password of that file; none with `PEM`."),
                of("kafka.ssl.key.password", TEXT, "", "Password of the key in that file, where it has one of its own.")));
        groups.put("HTTP", List.of(
                of("quarkus.http.host", ADDRESS, "", "Address to listen on; `0.0.0.0` in a container."),
                of("quarkus.http.port", NUMBER, "", "Port of the API and the pages."),
                of("quarkus.http.proxy.proxy-address-forwarding", TRUTH, "",
                        "Whether the gateway's `X-Forwarded-*` headers say who the client is, and by what address it came. The gateway "
                                + "must write them anew, not append to what its client sent."),
                of("quarkus.http.proxy.trusted-proxies", LIST, "",
                        "Addresses, networks (`10.0.0.0/8`) or names of the gateways whose headers are believed; anybody else's are not. "
                                + "Required with the former."),
                of("quarkus.management.host", ADDRESS, "", "Address to listen on for health and metrics; `0.0.0.0` in a container."),
                of("quarkus.management.port", NUMBER, "", "Port of `/q/health` and `/q/metrics`, which no gateway shows.")));
        groups.put("Identity", List.of(
                of("quarkus.oidc.auth-server-url", ADDRESS, "",
                        "The issuer of the tokens (OpenID Connect discovery), such as `https://id.example.se/realms/usve`; required without the public key."),
                of("quarkus.oidc.token.issuer", TEXT, "", "What tokens must name as their issuer (`iss`)."),
                of("quarkus.oidc.token.audience", LIST, "", "What tokens must be for (`aud`)."),
                of("quarkus.oidc.roles.role-claim-path", TEXT, "",
                        "The claim with the roles ADMIN, REGION, ASSESSOR, STEERING and OPERATOR; parts of a path are divided by `/`."),
                of("quarkus.oidc.public-key", TEXT, "",
                        "The local stack's own key instead of an issuer: base64 of its X.509 form, one line, no PEM header."),
                of("quarkus.oidc.tenant-enabled", TRUTH, "true",
                        "`false` where no token is looked at, as in a job that migrates the database."),
                of("quarkus.oidc.pages.tenant-enabled", TRUTH, "true", "The same of the pages' sign-in."),
                of("quarkus.oidc.connection-delay", DURATION, "", "How long an issuer that does not answer at the start is tried again."),
                of("quarkus.oidc.tls.tls-configuration-name", TEXT, "",
                        "`issuer` where the issuer's certificate is of an authority of your own."),
                of("quarkus.tls.issuer.trust-store.pem.certs", LIST, "", "Files of that authority's certificate."),
                of("quarkus.oidc.pages.token.issuer", TEXT, "",
                        "What the tokens of the pages' sign-in must name as their issuer, if that is not what its discovery says."),
                of("quarkus.oidc.pages.token-state-manager.encryption-secret", TEXT, "",
                        "Secret of 32 characters or more that sessions of the pages are encrypted with, the same for every instance; "
                                + "without it the client's secret, if that is as long.")));
        if (service.equals("survey")) {
            groups.put("Mail", List.of(
                    of("quarkus.mailer.from", TEXT, "", "Sender of the reminders; without one, and without a folder, none go."),
                    of("quarkus.mailer.host", ADDRESS, "localhost", "The mail server that reminders go to."),
                    of("quarkus.mailer.port", NUMBER, "587", "Its port."),
                    of("quarkus.mailer.start-tls", "`REQUIRED`, `OPTIONAL` or `DISABLED`", "", "Whether the connection is encrypted before a letter goes."),
                    of("quarkus.mailer.tls", TRUTH, "false", "Whether it is encrypted from the start (port 465)."),
                    of("quarkus.mailer.username", TEXT, "", "Whom the mail server knows the service as."),
                    of("quarkus.mailer.password", TEXT, "", "That user's password.")));
        }
        groups.put("Logs and traces", List.of(
                of("quarkus.log.level", "`ERROR`, `WARN`, `INFO`, `DEBUG` …", "INFO", "What is logged."),
                of("quarkus.log.category.\"se.usve\".level", "as above", "INFO", "What is logged of the services' own code."),
                of("quarkus.log.console.json.enabled", TRUTH, "", "Whether each line of the log is JSON (ECS) instead of text."),
                of("quarkus.otel.sdk.disabled", TRUTH, "", "`false` sends traces."),
                of("quarkus.otel.exporter.otlp.endpoint", ADDRESS, "http://localhost:4317", "Where traces are sent (OTLP over gRPC)."),
                of("quarkus.otel.exporter.otlp.headers", LIST, "", "Headers sent along, as `name=value`, such as a collector's key."),
                of("quarkus.otel.traces.sampler.arg", "number", "1.0", "Which share of the traces is kept, 0 to 1."),
                of("quarkus.otel.resource.attributes", LIST, "", "What is said of this installation in every trace, as `name=value`.")));
        return Collections.unmodifiableSequencedMap(groups);
    }

    private static Setting of(String property, String type, String value, String meaning) {
        return new Setting(property, type, value, meaning, false);
    }
}
