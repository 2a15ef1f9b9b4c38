package se.usve.stack;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A local stack that another program started, found by its data folder. */
public final class RunningStack {
    private final DataFolder folder;
    private final StackState state;

    private RunningStack(DataFolder folder, StackState state) {
        this.folder = folder;
        this.state = state;
    }

    /** The stack that runs on the folder and is ready, if there is one. */
    public static Optional<RunningStack> on(DataFolder folder) {
        return StackState.read(folder)
                .filter(StackState::ready)
                .filter(state -> state.launcher().running().isPresent())
                .map(state -> new RunningStack(folder, state));
    }

    /**
     * Ends what runs on the folder, be it ready, starting or left over from a launcher that died.
     *
     * @return whether there was anything to end
     * @throws StackFailure when the launcher does not end
     */
    public static boolean stop(DataFolder folder, Duration patience) {
        Optional<StackState> state = StackState.read(folder);
        if (state.isEmpty()) {
            return false;
        }
        state.get().launcher().running().ifPresent(launcher -> {
            launcher.destroy();
            awaitEnd(launcher, patience);
        });
        try (FolderLock _ = FolderLock.of(folder).orElseThrow(() -> new StackFailure(
                "The data folder " + folder.path() + " is in use again by another stack."))) {
            Remains.end(folder);
        }
        return true;
    }

    private static void awaitEnd(ProcessHandle launcher, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (Alive.is(launcher)) {
            if (System.nanoTime() > end) {
                throw new StackFailure("The stack (process " + launcher.pid() + ") did not end within "
                        + patience.toSeconds() + " s.");
            }
            Pause.ofMillis(50);
        }
    }

    public DataFolder folder() {
        return folder;
    }

    /** The process id of the program that started it. */
    public long launcher() {
        return state.launcher().pid();
    }

    /** Where the service's API is. */
    public URI api(Service service) {
        return state.services().get(service).api();
    }

    /** Kafka's address. */
    public String bootstrapServers() {
        return state.bootstrapServers();
    }

    /** A connection to the service's database as its owner, in the schema of its tables. */
    public Connection connect(Service service) throws SQLException {
        Passwords passwords = Passwords.in(Postgres.passwordsIn(folder.postgres()));
        Connection connection = DriverManager.getConnection(
                state.jdbcUrls().get(service), service.owner(), passwords.of(service.owner()));
        connection.setSchema(service.schema());
        return connection;
    }

    /** A bearer token that its services accept. */
    public String token(Bearer bearer, Duration validFor) {
        return new Tokens(Keys.in(folder.path())).mint(bearer, validFor);
    }

    /** The key its services verify tokens with: X.509, base64, one line, no PEM header. */
    public String publicKey() {
        return Keys.in(folder.path()).publicKey();
    }
}
