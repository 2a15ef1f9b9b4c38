package se.usve.survey.imports;

import java.util.List;

/** How many rows do what. */
record Counts(int created, int changed, int unchanged, int rejected, int skipped) {

    static Counts of(List<PlannedRow> rows) {
        return new Counts(count(rows, Action.CREATED), count(rows, Action.CHANGED), count(rows, Action.UNCHANGED),
                count(rows, Action.REJECTED), count(rows, Action.SKIPPED));
    }

    /** {@return the same when nothing of it is stored, because one row is rejected and all or none were wanted} */
    Counts heldBack() {
        return new Counts(0, 0, unchanged, rejected, skipped);
    }

    int rows() {
        return created + changed + unchanged + rejected + skipped;
    }

    private static int count(List<PlannedRow> rows, Action action) {
        return (int) rows.stream().filter(row -> row.action() == action).count();
    }
}
