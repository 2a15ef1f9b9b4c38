package se.usve.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One client on one connection, HTTP/1.1, each request when the last is answered. As lean as pgbench, which it is
 * compared with on the same processors: a library for every kind of answer would take more of them than the service does.
 */
final class Sender implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String host;
    private final String token;

    Sender(URI service, String token) throws IOException {
        this.socket = new Socket(service.getHost(), service.getPort());
        this.socket.setTcpNoDelay(true);
        this.socket.setSoTimeout(30_000);
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.host = service.getAuthority();
        this.token = token;
    }

    /** What was answered. */
    record Answer(int status, String body) {
    }

    /**
     * Posts JSON and waits for the answer.
     *
     * @throws IOException if it is answered otherwise than 201
     */
    void created(String path, byte[] body) throws IOException {
        Answer answer = answered("POST " + path, "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n",
                body);
        if (answer.status() != 201) {
            throw new IOException(path + " was answered " + answer);
        }
    }

    Answer read(String path) throws IOException {
        return answered("GET " + path, "", new byte[0]);
    }

    private Answer answered(String request, String headers, byte[] body) throws IOException {
        out.write((request + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token + "\r\n" + headers
                + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            chunked |= lower.equals("transfer-encoding: chunked");
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return new Answer(Integer.parseInt(status.split(" ")[1]),
                new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        int length;
        do {
            length = Integer.parseInt(line(), 16);
            whole.write(in.readNBytes(length));
            line();
        } while (length > 0);
        return whole.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
