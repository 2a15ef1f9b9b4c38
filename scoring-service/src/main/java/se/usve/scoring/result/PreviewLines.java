package se.usve.scoring.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.UnitId;

/**
 * Judges answers line by line, a piece of the input at a time. Of each line only the outcomes are kept, some hundred bytes,
 * until all has been read: most clients read no answer before they have sent all, and a request that is refused as a
 * whole must not have been half answered.
 */
@ApplicationScoped
class PreviewLines {

    static final int MOST_LINES = 10_000;

    /** So many lines, or bytes, are held with their answers and looked up together. */
    private static final int PIECE_LINES = 500;
    private static final int PIECE_BYTES = 1024 * 1024;

    /**
     * What became of a line.
     *
     * @param number     its number, from 1
     * @param unit       the unit it names, null if that could not be read
     * @param outcomes   of every level, in order of number; empty if the line is wrong
     * @param violations everything that is wrong with it
     */
    record Judged(long number, String unit, List<Outcome> outcomes, List<Violation> violations) {
    }

    private final JudgeAsIfSent judgeAsIfSent;
    private final ObjectMapper json;

    PreviewLines(JudgeAsIfSent judgeAsIfSent, ObjectMapper json) {
        this.judgeAsIfSent = judgeAsIfSent;
        this.json = json;
    }

    /**
     * {@return every line that is not blank, judged, in the order they came}
     *
     * @throws ProblemException 413 if there are too many
     */
    List<Judged> judge(String round, RuleSet rules, InputStream body) throws IOException {
        var lines = new Lines(body);
        var judged = new ArrayList<Judged>();
        var piece = new ArrayList<AskedLine>();
        var bytes = 0;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (judged.size() + piece.size() == MOST_LINES) {
                lines.passOverTheRest();
                throw new ProblemException(ProblemType.TOO_LARGE, new Text(
                        "Högst %d rader åt gången", "At most %d lines at a time").with(MOST_LINES));
            }
            piece.add(AskedLine.read(line.get(), json));
            bytes += line.get().content().length;
            if (piece.size() == PIECE_LINES || bytes >= PIECE_BYTES) {
                judged.addAll(judge(round, rules, piece));
                piece.clear();
                bytes = 0;
            }
        }
        judged.addAll(judge(round, rules, piece));
        return judged;
    }

    private List<Judged> judge(String round, RuleSet rules, List<AskedLine> piece) {
        var units = new HashSet<UnitId>();
        piece.forEach(line -> line.unit().ifPresent(unit -> units.add(new UnitId(round, unit))));
        if (units.isEmpty()) {
            return piece.stream().map(PreviewLines::refused).toList();
        }
        var judge = judgeAsIfSent.of(rules, units);
        return piece.stream().map(line -> line.answers() == null ? refused(line)
                : new Judged(line.number(), line.unit().orElseThrow(),
                        judge.apply(new UnitId(round, line.unit().orElseThrow()), line.answers()), List.of())).toList();
    }

    private static Judged refused(AskedLine line) {
        return new Judged(line.number(), line.unit().orElse(null), List.of(), line.violations());
    }
}
