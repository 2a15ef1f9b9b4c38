package se.usve.load.rules;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import se.usve.scoring.explanation.Sentences;

/** One operation is a whole unit: its 27 levels judged. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RulesBenchmark {

    private final OurLevels ours = new OurLevels();
    private final CelLevels cel = new CelLevels(CelLevels.standard());
    private final Sentences sentences = Sentences.of(ours.rules());
    private final List<SampleUnits.SampleUnit> units = SampleUnits.all();
    private List<Map<String, Object>> variables;
    private int next;

    /** What the measuring thread itself was given, so that a busy machine slows no one's figure. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class ProcessorTime {

        /** Units judged. */
        public long units;
        /** Processor time they took, in nanoseconds. */
        public long nanos;
        private long from;

        /** Begins to count. */
        @Setup(Level.Iteration)
        public void begin() {
            from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        /** Has counted. */
        @TearDown(Level.Iteration)
        public void end() {
            nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
        }
    }

    /** Both must say the same of every unit before either is measured. */
    @Setup
    public void agree() {
        Agreement.check(ours, cel, units);
        variables = units.stream().map(cel::variables).toList();
    }

    /** {@return the judgements with their trees} */
    @Benchmark
    public Object ours(ProcessorTime time) {
        time.units++;
        return ours.judge(units.get(turn()));
    }

    /** {@return the outcomes; CEL says no more} */
    @Benchmark
    public Object cel(ProcessorTime time) {
        time.units++;
        return cel.judge(variables.get(turn()));
    }

    /** {@return the sentences of the judgements, besides} */
    @Benchmark
    public Object oursWithSentences(ProcessorTime time) {
        time.units++;
        return ours.judge(units.get(turn())).stream().map(judgement -> sentences.of(1, judgement)).toList();
    }

    private int turn() {
        next = next + 1 == units.size() ? 0 : next + 1;
        return next;
    }
}
