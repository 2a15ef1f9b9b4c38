package se.usve.survey.imports;

import java.util.List;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;

/**
 * Why nothing of a file is stored, kept to be told later.
 *
 * @param type   kind of problem
 * @param detail what is wrong
 * @param errors every single error
 */
record Refusal(ProblemType type, Text detail, List<Violation> errors) {

    static Refusal of(ProblemException problem) {
        return new Refusal(problem.type(), problem.detail(), problem.violations());
    }

    ProblemException problem() {
        return new ProblemException(type, detail, errors);
    }
}
