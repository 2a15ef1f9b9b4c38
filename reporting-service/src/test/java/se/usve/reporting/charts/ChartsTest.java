package se.usve.reporting.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Marks stand where the figures say, and what is less than what it is compared with is drawn so. */
class ChartsTest {

    private static final Caption CAPTION = new Caption("c", "Titel", "Mening.", null);
    private static final List<String> SCALE = List.of("0 %", "50 %", "100 %");

    @Test
    void aShareStandsAtItsPlaceAndBelowTheLineOnlyIfItIsLess() {
        var plot = new RowPlot(CAPTION, RowPlot.Mark.DOT, List.of(row(0.25), row(0.5), row(1.0), row(null)),
                new RowPlot.Line(0.5, "Riket 50 %"), SCALE, null);
        assertThat(plot.drawn()).extracting(RowPlot.Drawn::x).containsExactly("25", "50", "100", null);
        assertThat(plot.drawn()).extracting(RowPlot.Drawn::below).containsExactly(true, false, false, false);
        assertThat(plot.drawn()).extracting(RowPlot.Drawn::step).containsExactly("25", "0", "50", "0");
        assertThat(plot.drawn().getFirst().from()).isEqualTo("25");
        assertThat(plot.line().x()).isEqualTo("50");
        assertThat(plot.ticks()).extracting(RowPlot.Tick::x).containsExactly("0", "50", "100");
    }

    @Test
    void aShareIsComparedWithItsOwnBeforeTheLine() {
        var plot = new RowPlot(CAPTION, RowPlot.Mark.DOT, List.of(new RowPlot.Row("n", 0.6, 0.8, "60 %")),
                new RowPlot.Line(0.1, "x"), SCALE, null);
        assertThat(plot.drawn().getFirst().below()).isTrue();
        assertThat(plot.drawn().getFirst().with()).isEqualTo("80");
    }

    @Test
    void theHighestColumnIsFullAndNoneLeavesTheChart() {
        var columns = IntStream.rangeClosed(0, 27).mapToObj(i -> new Histogram.Column(Integer.toString(i), i * i, "", false))
                .toList();
        var drawn = new Histogram(CAPTION, columns, "nivåer", null).drawn();
        var base = new Histogram(CAPTION, columns, "nivåer", null).base();
        assertThat(drawn.getFirst().height()).isZero();
        assertThat(drawn.getLast().height()).isEqualTo(180);
        for (var column : drawn) {
            assertThat(column.y() + column.height()).isEqualTo(base);
            assertThat(Double.parseDouble(column.x()) + Double.parseDouble(column.width())).isLessThanOrEqualTo(100);
        }
        assertThat(drawn.getLast().named()).as("the last column is named when every other one is").isTrue();
        assertThat(new Histogram(CAPTION, List.of(new Histogram.Column("0", 0, "0", false)), "", null).drawn().getFirst().height())
                .as("nothing to show").isZero();
    }

    @Test
    void aStepDownIsToldFromAStepUpAndFromNone() {
        var slopes = new Slopes(CAPTION, List.of(new Slopes.Row("a", 0.5, 0.7, "+20", false),
                new Slopes.Row("b", 0.7, 0.5, "−20", true), new Slopes.Row("c", null, 0.5, "–", false)), SCALE, null);
        assertThat(slopes.drawn()).extracting(Slopes.Drawn::down).containsExactly(false, true, false);
        assertThat(slopes.drawn()).extracting(Slopes.Drawn::stepped).containsExactly(true, true, false);
        assertThat(slopes.drawn().get(1).broken()).isTrue();
    }

    @Test
    void aLineRisesFromNothingToTheMostThereMayBe() {
        assertThat(new Sparkline(CAPTION, List.of(0L, 50L, 100L), 100, "", "", null).points())
                .isEqualTo("0,100.0 500,50.0 1000,0.0");
        assertThat(new Sparkline(CAPTION, List.of(), 0, "", "", null).area()).isEmpty();
    }

    private static RowPlot.Row row(Double share) {
        return new RowPlot.Row("namn", share, null, "");
    }
}
