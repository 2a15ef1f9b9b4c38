package se.usve.scoring.ruleset;

import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * One thing that is wrong in a rule set's file.
 *
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param line    line of the file, from 1
 * @param code    stable code
 * @param what    what is wrong
 */
record Fault(String pointer, int line, String code, Text what) {

    /** {@return the fault as a client is told of it} */
    Violation violation() {
        return new Violation(pointer, code, new Text("Rad %d: %s".formatted(line, what.sv()),
                "Line %d: %s".formatted(line, what.en())), line);
    }

    @Override
    public String toString() {
        return "line " + line + (pointer.isEmpty() ? "" : " (" + pointer + ")") + ": " + what.en();
    }
}
