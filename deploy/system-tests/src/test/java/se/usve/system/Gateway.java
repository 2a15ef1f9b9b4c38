package se.usve.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import se.usve.stack.Service;

/** The machine's own nginx with the gateway's configuration as it stands in {@code deploy/gateway}, before running services. */
final class Gateway implements AutoCloseable {

    /** What compose publishes it under; the tests call it by this name and by no other. */
    static final String NAME = "127.0.0.1";
    /** Of those that {@link #start(Map)} is given: the port, where it must be known before. */
    static final String PORT = "port";
    private static final String SKIPPED = "SKIPPED: there is no nginx on this machine, so the gateway was not tried. "
            + "deploy/install-test-tools.sh installs it.";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(USVE_[A-Z_]+)}");

    private final Path folder;
    private final Process nginx;
    private final int port;
    private final int securePort;
    private final int operatorsPort;

    private Gateway(Path folder, Process nginx, int port, int securePort, int operatorsPort) {
        this.folder = folder;
        this.nginx = nginx;
        this.port = port;
        this.securePort = securePort;
        this.operatorsPort = operatorsPort;
    }

    /** Starts it on free ports before the running system; the test is skipped where there is no nginx. */
    static Gateway start() {
        return start(Map.of());
    }

    /** Starts it with these variables, and perhaps {@link #PORT}, instead of what it would be given. */
    static Gateway start(Map<String, String> other) {
        var program = installed();
        if (program.isEmpty()) {
            System.err.println(SKIPPED);
        }
        assumeTrue(program.isPresent(), SKIPPED);
        try {
            return start(program.get(), other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Gateway start(Path program, Map<String, String> other) throws IOException {
        var folder = Files.createTempDirectory("usve-gateway");
        var source = RunningSystem.repository().resolve("deploy/gateway");
        for (var file : new String[] {"nginx.conf", "routes.conf", "problems.conf", "health.conf"}) {
            Files.copy(source.resolve(file), folder.resolve(file));
        }
        var run = Files.createDirectory(folder.resolve("run"));
        var port = other.containsKey(PORT) ? Integer.parseInt(other.get(PORT)) : freePort();
        var securePort = freePort();
        var operatorsPort = freePort();
        var variables = new HashMap<>(Map.of(
                "USVE_GATEWAY_LISTEN", NAME + ":" + port,
                "USVE_GATEWAY_LISTEN_TLS", NAME + ":" + securePort,
                "USVE_GATEWAY_LISTEN_OPERATORS", NAME + ":" + operatorsPort,
                "USVE_GATEWAY_NAMES", NAME,
                "USVE_GATEWAY_BEHIND", "unix:",
                "USVE_GATEWAY_SCHEME", "",
                "USVE_GATEWAY_RESOLVER", "127.0.0.11",
                "USVE_GATEWAY_IDENTITY", NAME + ":1",
                "USVE_GATEWAY_DASHBOARDS", NAME + ":1"));
        variables.putAll(Map.of(
                "USVE_GATEWAY_CERTIFICATE", folder.resolve("certificate.pem").toString(),
                "USVE_GATEWAY_CERTIFICATE_KEY", folder.resolve("key.pem").toString()));
        variables.putAll(other);
        for (var service : Service.values()) {
            variables.computeIfAbsent("USVE_GATEWAY_" + service, _ -> RunningSystem.get().stack().api(service).getAuthority());
        }
        render(source.resolve("templates/gateway.conf.template"), run.resolve("gateway.conf"), variables);
        render(source.resolve("tls/tls.conf.template"), run.resolve("tls.conf"), variables);
        makeCertificate(folder);
        var nginx = new ProcessBuilder(program.toString(), "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString(),
                "-e", "stderr", "-g", "daemon off;" + (isRoot() ? "user root;" : ""))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        nginx.getOutputStream().close();
        var gateway = new Gateway(folder, nginx, port, securePort, operatorsPort);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(gateway::answers);
        } catch (RuntimeException e) {
            gateway.close();
            throw new IllegalStateException("The gateway did not start: " + gateway.log(), e);
        }
        return gateway;
    }

    private static Optional<Path> installed() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** As envsubst does in the container, which replaces what begins with USVE_ and leaves nginx's own variables. */
    private static void render(Path template, Path to, Map<String, String> variables) throws IOException {
        Files.writeString(to, VARIABLE.matcher(Files.readString(template)).replaceAll(found -> {
            var value = variables.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException("Nothing says what " + found.group(1) + " is");
            }
            return Matcher.quoteReplacement(value);
        }));
    }

    private static void makeCertificate(Path folder) throws IOException {
        var store = folder.resolve("key.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "for-this-test",
                "-alias", "gateway", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + NAME,
                "-ext", "san=ip:" + NAME, "-validity", "2").redirectErrorStream(true).start();
        keytool.getOutputStream().close();
        keytool.getInputStream().readAllBytes();
        try {
            keytool.waitFor();
            var keys = KeyStore.getInstance(store.toFile(), "for-this-test".toCharArray());
            pem(folder.resolve("key.pem"), "PRIVATE KEY", keys.getKey("gateway", "for-this-test".toCharArray()).getEncoded());
            pem(folder.resolve("certificate.pem"), "CERTIFICATE", keys.getCertificate("gateway").getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pem(Path file, String what, byte[] bytes) throws IOException {
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n");
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(NAME))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (!nginx.isAlive()) {
            throw new IllegalStateException("It ended");
        }
        try (var socket = new Socket(NAME, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI origin() {
        return URI.create("http://" + NAME + ":" + port);
    }

    URI secureOrigin() {
        return URI.create("https://" + NAME + ":" + securePort);
    }

    URI operatorsOrigin() {
        return URI.create("http://" + NAME + ":" + operatorsPort);
    }

    /** The certificate it shows, which nobody else trusts. */
    Path keys() {
        return folder.resolve("key.p12");
    }

    /** What it has logged. */
    String log() {
        try {
            return Files.readString(folder.resolve("log"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nginx.destroy();
        try {
            if (!nginx.waitFor(10, TimeUnit.SECONDS)) {
                nginx.destroyForcibly();
            }
        } catch (InterruptedException e) {
            nginx.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
