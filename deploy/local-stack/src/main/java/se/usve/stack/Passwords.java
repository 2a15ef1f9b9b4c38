package se.usve.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The database roles' passwords: generated at first start, kept for their owner's eyes in the data folder. */
final class Passwords {
    static final String SUPERUSER = "postgres";

    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    static Passwords in(Path file) {
        Properties passwords = new Properties();
        try {
            if (Files.exists(file)) {
                passwords.load(new StringReader(PrivateFile.read(file)));
            }
            if (addMissing(passwords)) {
                StringWriter text = new StringWriter();
                passwords.store(text, "roles of the local PostgreSQL");
                PrivateFile.write(file, text.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Passwords(passwords);
    }

    /** Those of roles that a folder of an earlier version had none for are made too. */
    private static boolean addMissing(Properties passwords) {
        boolean added = passwords.putIfAbsent(SUPERUSER, generated()) == null;
        for (Service service : Service.values()) {
            added |= passwords.putIfAbsent(service.database(), generated()) == null;
            added |= passwords.putIfAbsent(service.owner(), generated()) == null;
        }
        return added;
    }

    /** Hexadecimal, so it needs no quoting in SQL, URLs or a shell. */
    private static String generated() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    String of(String role) {
        String password = byRole.getProperty(role);
        if (password == null) {
            throw new StackFailure("The data folder holds no password for the database role " + role + ".");
        }
        return password;
    }
}
