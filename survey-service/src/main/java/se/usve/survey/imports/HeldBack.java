package se.usve.survey.imports;

import java.util.List;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** Nothing of a file is stored because some of its rows have errors and all or none were wanted. */
final class HeldBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Import plan;
    private final transient List<PlannedRow> rows;

    HeldBack(Import plan, List<PlannedRow> rows) {
        super("Rows of the import " + plan.id() + " have errors");
        this.plan = plan;
        this.rows = rows;
    }

    Import plan() {
        return plan;
    }

    List<PlannedRow> rows() {
        return rows;
    }

    /** {@return why, without the single errors, which stand at the rows} */
    Refusal refusal() {
        var rejected = plan.counts().orElseThrow().rejected();
        var rows = rejected == 1 ? new Text("1 rad har fel", "1 row has errors")
                : new Text("%d rader har fel", "%d rows have errors").with(rejected);
        return new Refusal(ProblemType.INVALID_CONTENT, new Text(
                rows.sv() + ", och du har valt allt eller inget (atomic=true). Inget är sparat. Rätta alla fel och skicka "
                        + "filen igen.",
                rows.en() + ", and you chose all or nothing (atomic=true). Nothing was stored. Mend every error and send "
                        + "the file again."), List.of());
    }

    /** {@return the problem with every error, 422} */
    ProblemException problem() {
        return new ProblemException(refusal().type(), refusal().detail(), RowFaults.violations(rows));
    }
}
