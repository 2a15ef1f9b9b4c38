package se.usve.command.faults;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import se.usve.command.Usve;
import se.usve.stack.LocalStack;
import se.usve.stack.StackFailure;

/** The command {@code rebuild}, which compares before it exchanges. */
final class Rebuilt {

    private Rebuilt() {
    }

    /**
     * Rebuilds the read model.
     *
     * @return what it compared
     * @throws StackFailure with what it said, if the new model differs from the one that was shown
     */
    static String whole(LocalStack stack) {
        var said = new StringWriter();
        int exit = Usve.run(new PrintWriter(said, true), "rebuild", "--data", stack.data().path().toString());
        if (exit != 0) {
            throw new StackFailure("The rebuilt read model differs:\n" + said);
        }
        List<String> compared = said.toString().lines().filter(line -> line.startsWith("Compared")).toList();
        return String.join(" ", compared);
    }
}
