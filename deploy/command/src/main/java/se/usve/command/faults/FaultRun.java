package se.usve.command.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.usve.stack.DataFolder;
import se.usve.stack.LocalStack;
import se.usve.stack.StackFailure;
import se.usve.stack.StackPlan;

/** Faults one after another on a system that is started for them and deleted afterwards, told as they go and as a table. */
public final class FaultRun {

    private final Path repository;
    private final Path folder;
    private final PrintWriter out;
    private final List<FaultMatrix.Row> rows = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /**
     * @param repository the project's folder, with the built services in it
     * @param folder     where the system keeps its data; emptied
     * @param out        where it is told
     */
    public FaultRun(Path repository, Path folder, PrintWriter out) {
        this.repository = repository;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Strikes each.
     *
     * @return whether all that was promised holds after every one
     */
    public boolean run(List<String> names, long seed) throws IOException, InterruptedException {
        var missing = Points.missing(repository);
        if (!missing.isEmpty()) {
            throw new StackFailure("The services have changed; these points are no longer there: " + missing);
        }
        var possible = new ArrayList<String>();
        for (var name : names) {
            FaultMatrix.impossible(name).ifPresentOrElse(why -> skip(name, why), () -> possible.add(name));
        }
        strike(possible.stream().filter(name -> !FaultMatrix.named(name).wantsSmallDisk()).toList(), seed, folder.resolve("stack"));
        onSmallDisk(possible.stream().filter(name -> FaultMatrix.named(name).wantsSmallDisk()).toList(), seed);
        table();
        return rows.stream().allMatch(FaultMatrix.Row::holds);
    }

    private void skip(String name, String why) {
        skipped.add(name + ": " + why);
        say("%-34s skipped: %s", name, why);
    }

    private void onSmallDisk(List<String> names, long seed) throws IOException, InterruptedException {
        if (names.isEmpty()) {
            return;
        }
        var mounted = SmallDisk.on(folder.resolve("disk"));
        if (mounted.isEmpty()) {
            names.forEach(name -> skip(name, "a file system in memory may not be mounted here"));
            return;
        }
        strike(names, seed, folder.resolve("disk").resolve("stack"));
        if (rows.stream().allMatch(FaultMatrix.Row::holds)) {
            mounted.get().unmount();
        }
    }

    /** On one system, until it does not hold: that one is kept to be looked at, and the others strike a new one. */
    private void strike(List<String> names, long seed, Path data) throws IOException, InterruptedException {
        int struck = 0;
        for (int system = 1; struck < names.size(); system++) {
            var kept = new DataFolder(system == 1 ? data : data.resolveSibling(data.getFileName() + "-" + system));
            kept.delete();
            boolean holds = true;
            try (var stack = LocalStack.start(StackPlan.standard(repository, kept).onFreePorts(), _ -> { })) {
                var matrix = new FaultMatrix(stack);
                while (holds && struck < names.size()) {
                    holds = strike(matrix, names.get(struck++), seed);
                }
            }
            if (holds) {
                kept.delete();
            } else {
                say("    What is left of it is in %s.", kept.path());
            }
        }
    }

    private boolean strike(FaultMatrix matrix, String name, long seed) throws IOException, InterruptedException {
        var row = matrix.strike(name, seed);
        rows.add(row);
        say("%-34s %-7s %4d receipts, %3d refused, %3d unanswered, %d of %d given up are stored, %.0f s; %s", name,
                row.holds() ? "holds" : "BROKEN", row.receipts(), row.refused(), row.unanswered(), row.stored(),
                row.givenUp(), row.took().toMillis() / 1000.0, row.seen());
        row.faults().forEach(fault -> say("    %s", fault));
        return row.holds();
    }

    /** As it stands in {@code deploy/README.md}. */
    private void table() {
        say("%n| fault | what is done | seed | receipts | unanswered or refused | given up, of them stored | seen | holds |");
        say("| --- | --- | --- | --- | --- | --- | --- | --- |");
        rows.forEach(row -> say("| `%s` | %s | %d | %d | %d | %d, %d | %s | %s |", row.fault(), row.what(), row.seed(),
                row.receipts(), row.unanswered() + row.refused(), row.givenUp(), row.stored(), row.seen(),
                row.holds() ? "yes" : "NO"));
        skipped.forEach(each -> say("Skipped: %s.", each));
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
