package se.usve.command.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between two parts of the system: what comes at its port goes on to another, late or cut off while it is bad. */
final class Line implements AutoCloseable {

    /**
     * How bad it is.
     *
     * @param latestMillis so much later at most does each piece arrive
     * @param cutOneIn     one piece in so many is lost, and its connection reset
     */
    record Badness(int latestMillis, int cutOneIn) {
    }

    private static final int PIECE = 16 << 10;

    private final ServerSocket door;
    private final int to;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cut = new AtomicInteger();
    private volatile Badness badness;

    Line(int to, long seed) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.to = to;
        this.random = new Random(seed);
        Thread.ofVirtual().name("line-to-" + to).start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + port());
    }

    void worsen(Badness how) {
        badness = how;
    }

    void mend() {
        badness = null;
    }

    /** {@return how many connections were reset} */
    int cut() {
        return cut.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                connect(client);
            } catch (IOException e) {
                // Closed, or whom it leads to is away, which the client has noticed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), to);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> carry(client, server));
            Thread.ofVirtual().start(() -> carry(server, client));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private void carry(Socket from, Socket on) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = on.getOutputStream();
            var piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                var bad = badness;
                if (bad != null) {
                    Thread.sleep(drawn(bad.latestMillis() + 1));
                    if (drawn(bad.cutOneIn()) == 0) {
                        cut.incrementAndGet();
                        reset(from);
                        reset(on);
                        return;
                    }
                }
                out.write(piece, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side has gone; the other is told below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(on);
        }
    }

    private synchronized int drawn(int bound) {
        return random.nextInt(bound);
    }

    /** With RST instead of FIN: what was on its way is lost, in both directions. */
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It was to be closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        Set.copyOf(open).forEach(this::close);
    }
}
