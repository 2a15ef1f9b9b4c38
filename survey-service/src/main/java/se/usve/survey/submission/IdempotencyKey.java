package se.usve.survey.submission;

import java.util.regex.Pattern;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** The header {@code Idempotency-Key}: the client's name for a request, by which it can repeat it. */
public final class IdempotencyKey {

    /** Printable ASCII. */
    private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,100}");

    private IdempotencyKey() {
    }

    /**
     * {@return the key, or null if the header is not there}
     *
     * @throws ProblemException 400 if it is no such text
     */
    public static String read(String header) {
        if (header != null && !FORM.matcher(header).matches()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, new Text(
                    "Idempotency-Key ska vara 1 till 100 skrivbara ASCII-tecken",
                    "Idempotency-Key must be 1 to 100 printable ASCII characters"));
        }
        return header;
    }
}
