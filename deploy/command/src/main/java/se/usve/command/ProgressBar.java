package se.usve.command;

import java.io.PrintWriter;
import se.usve.demo.Progress;

/** How far the loading has come: one line a step, redrawn in place on a terminal, written once elsewhere. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private String lastEnded = "";

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void step(String label, int done, int total) {
        boolean ended = done >= total;
        if (!terminal && !ended || label.equals(lastEnded)) {
            return;
        }
        lastEnded = ended ? label : lastEnded;
        int filled = total == 0 ? WIDTH : (int) ((long) done * WIDTH / total);
        String bar = "█".repeat(filled) + "·".repeat(WIDTH - filled);
        out.print((terminal ? "\r" : "") + "  %-22s %s %4d/%d".formatted(label, bar, done, total) + (ended ? "\n" : ""));
        out.flush();
    }
}
