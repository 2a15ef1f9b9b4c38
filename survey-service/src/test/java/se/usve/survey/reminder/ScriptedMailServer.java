package se.usve.survey.reminder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A mail server (RFC 5321) that does as a test says. */
final class ScriptedMailServer implements AutoCloseable {

    /** What it does with a letter. */
    enum Does { ACCEPT, REFUSE_RECIPIENT, REFUSE_LETTER, HANG_UP_AFTER_LETTER }

    final List<String> letters = new CopyOnWriteArrayList<>();
    volatile Does does = Does.ACCEPT;
    private final ServerSocket socket;
    private final Thread serving;

    ScriptedMailServer(int port) {
        try {
            socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serving = Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client; var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            // A real server is a network away. The client loses a greeting that is there before it listens.
            LockSupport.parkNanos(50_000_000);
            say(client, "220 mail.example");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
                switch (command) {
                    case "RCPT" -> say(client, does == Does.REFUSE_RECIPIENT ? "550 5.1.1 no such mailbox" : "250 ok");
                    case "DATA" -> {
                        say(client, "354 go on");
                        letters.add(letter(in));
                        if (does == Does.HANG_UP_AFTER_LETTER) {
                            return;
                        }
                        say(client, does == Does.REFUSE_LETTER ? "554 not here" : "250 taken over");
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return;
                    }
                    default -> say(client, "250 ok");
                }
            }
        } catch (IOException e) {
            // The client has gone; the test sees what it makes of that.
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return letter.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** Returns when the port can be listened on again: it is held until the thread that accepts has seen the end. */
    @Override
    public void close() {
        try {
            socket.close();
            serving.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
