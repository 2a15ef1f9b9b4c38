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
import se.usve.scoring.contract.UnitScored;
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

    /** Of these the reasons are kept too, some ten kilobytes a line. */
    static final int MOST_EXPLAINED_LINES = 500;

    /** So many lines, or bytes, are held with their answers and looked up together. */
    private static final int PIECE_LINES = 500;
    private static final int PIECE_BYTES = 1024 * 1024;

    /**
     * What became of a line.
     *
     * @param number     its number, from 1
     * @param unit       the unit it names, null if that could not be read
     * @param outcomes   of every level, in order of number; empty if the line is wrong
     * @param sentences  why, of every level in order of number; null if nobody asked
     * @param violations everything that is wrong with it
     */
    record Judged(long number, String unit, List<Outcome> outcomes, List<Text> sentences, List<Violation> violations) {
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
     * @param explained whether to say why
     * @throws ProblemException 413 if there are too many
     */
    List<Judged> judge(String round, RuleSet rules, boolean explained, InputStream body) throws IOException {
        var most = explained ? MOST_EXPLAINED_LINES : MOST_LINES;
        var lines = new Lines(body);
        var judged = new ArrayList<Judged>();
        var piece = new ArrayList<AskedLine>();
        var bytes = 0;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (judged.size() + piece.size() == most) {
                lines.passOverTheRest();
                throw new ProblemException(ProblemType.TOO_LARGE, new Text(
                        "Högst %d rader åt gången", "At most %d lines at a time").with(most));
            }
            piece.add(AskedLine.read(line.get(), json));
            bytes += line.get().content().length;
            if (piece.size() == PIECE_LINES || bytes >= PIECE_BYTES) {
                judged.addAll(judge(round, rules, explained, piece));
                piece.clear();
                bytes = 0;
            }
        }
        judged.addAll(judge(round, rules, explained, piece));
        return judged;
    }

    private List<Judged> judge(String round, RuleSet rules, boolean explained, List<AskedLine> piece) {
        var units = new HashSet<UnitId>();
        piece.forEach(line -> line.unit().ifPresent(unit -> units.add(new UnitId(round, unit))));
        if (units.isEmpty()) {
            return piece.stream().map(PreviewLines::refused).toList();
        }
        var judge = judgeAsIfSent.of(rules, units);
        return piece.stream().map(line -> line.answers() == null ? refused(line)
                : judged(line, new UnitId(round, line.unit().orElseThrow()), judge, explained)).toList();
    }

    private static Judged judged(AskedLine line, UnitId unit, Judge judge, boolean explained) {
        var outcomes = judge.outcomes(unit, line.answers());
        return new Judged(line.number(), unit.unit(),
                outcomes.stream().map(UnitScored.LevelOutcome::outcome).toList(),
                explained ? outcomes.stream().map(outcome -> judge.why(unit, line.answers(), outcome)).toList() : null,
                List.of());
    }

    private static Judged refused(AskedLine line) {
        return new Judged(line.number(), line.unit().orElse(null), List.of(), null, line.violations());
    }
}
