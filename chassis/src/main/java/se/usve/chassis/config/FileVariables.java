package se.usve.chassis.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Environment variables whose values stand in files, as container platforms bring secrets: the variable's name with
 * {@code _FILE} appended names the file. An empty variable counts as none.
 *
 * @param values of the variables without {@code _FILE}; the line's end that stands last in a file is not part of one
 * @param faults what is wrong, a sentence each that names the variable and never holds a value
 */
public record FileVariables(Map<String, String> values, List<Fault> faults) {

    private static final String FILE = "_FILE";

    /** Of whom such variables are read; anybody else's mean something else. */
    private static final Pattern OURS = Pattern.compile("(USVE|QUARKUS|KAFKA)_.+_FILE");

    /** Settings whose own names end so: their values are files. */
    private static final Pattern FILES_THEMSELVES = Pattern.compile(
            "QUARKUS_.*(KEY_STORE|TRUST_STORE|JWT_KEY|LOG_TO)_FILE|QUARKUS_LOG(_HANDLER)?_FILE|KAFKA_SASL_OAUTHBEARER_ASSERTION.*_FILE");

    /**
     * A variable that gives no value.
     *
     * @param variable its name, without {@code _FILE}
     * @param sentence what is wrong
     */
    public record Fault(String variable, String sentence) {
    }

    /** {@return what the environment says in files} */
    public static FileVariables of(Map<String, String> environment) {
        var values = new TreeMap<String, String>();
        var faults = new ArrayList<Fault>();
        new TreeMap<>(environment).forEach((name, file) -> {
            if (isFileOfSetting(name) && !file.isBlank()) {
                var variable = name.substring(0, name.length() - FILE.length());
                try {
                    values.put(variable, read(variable, file, environment));
                } catch (Unreadable e) {
                    faults.add(new Fault(variable, e.getMessage()));
                }
            }
        });
        return new FileVariables(Map.copyOf(values), List.copyOf(faults));
    }

    private static boolean isFileOfSetting(String name) {
        return OURS.matcher(name).matches() && !FILES_THEMSELVES.matcher(name).matches();
    }

    private static String read(String variable, String file, Map<String, String> environment) throws Unreadable {
        if (!environment.getOrDefault(variable, "").isEmpty()) {
            throw new Unreadable("Both %s and %s%s are set: give one of them.".formatted(variable, variable, FILE));
        }
        var value = text(variable, file).replaceFirst("\r?\n\\z", "");
        if (value.isBlank()) {
            throw new Unreadable("%s%s names an empty file: %s.".formatted(variable, FILE, file));
        }
        return value;
    }

    private static String text(String variable, String file) throws Unreadable {
        try {
            return Files.readString(Path.of(file));
        } catch (MalformedInputException e) {
            throw new Unreadable("%s%s names a file that is not text in UTF-8: %s.".formatted(variable, FILE, file));
        } catch (IOException | InvalidPathException e) {
            throw new Unreadable("%s%s names a file that cannot be read: %s (%s)."
                    .formatted(variable, FILE, file, e.getClass().getSimpleName()));
        }
    }

    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private Unreadable(String sentence) {
            super(sentence);
        }
    }
}
