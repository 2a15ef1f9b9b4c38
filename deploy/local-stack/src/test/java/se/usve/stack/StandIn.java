package se.usve.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A program in place of a service: it is ready at once, shows its environment and memory, and fails or fills its memory
 * when told to.
 */
public final class StandIn {
    private StandIn() {}

    public static void main(String[] args) throws IOException {
        if (System.getenv("QUARKUS_DATASOURCE_USERNAME").equals(System.getProperty("fails"))) {
            System.out.println("the disk is full of eels");
            System.exit(3);
        }
        HttpServer management = server("QUARKUS_MANAGEMENT_HOST", "QUARKUS_MANAGEMENT_PORT");
        answer(management, "/q/health/ready", "UP");
        HttpServer api = server("QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT");
        answer(api, "/environment", System.getenv().toString());
        answer(api, "/memory", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        api.createContext("/fill", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            fillMemory();
        });
    }

    /** Of an error in a thread of its own, as a library's, nobody else in the process hears. */
    private static void fillMemory() {
        Thread.ofPlatform().start(() -> {
            var kept = new ArrayList<byte[]>();
            while (true) {
                kept.add(new byte[1 << 20]);
            }
        });
    }

    private static HttpServer server(String host, String port) throws IOException {
        var address = new InetSocketAddress(System.getenv(host), Integer.parseInt(System.getenv(port)));
        HttpServer server = HttpServer.create(address, 0);
        server.start();
        return server;
    }

    private static void answer(HttpServer server, String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** A repository whose three services are this program. */
    static Path repository(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String file = StandIn.class.getName().replace('.', '/') + ".class";
        for (Service service : Service.values()) {
            Path jar = StackPlan.standard(folder, new DataFolder(folder)).jar(service);
            Files.createDirectories(jar.getParent());
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    var in = StandIn.class.getClassLoader().getResourceAsStream(file)) {
                out.putNextEntry(new JarEntry(file));
                in.transferTo(out);
            }
        }
        return folder;
    }
}
