package se.usve.reporting.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.usve.chassis.pages.Language;

/** Numbers as Swedish and English readers write them, rounded half up as the report does. */
class NumeralsTest {

    private final Numerals swedish = new Numerals(Language.SV);
    private final Numerals english = new Numerals(Language.EN);

    @Test
    void percentAreWholeHalfUpAndADashWhereThereIsNothing() {
        assertThat(swedish.percent(5, 8)).isEqualTo("63\u00a0%");
        assertThat(english.percent(5, 8)).isEqualTo("63%");
        assertThat(swedish.percent(0, 0)).isEqualTo("–");
        assertThat(swedish.percent((Double) null)).isEqualTo("–");
        assertThat(swedish.percent(0.625)).isEqualTo("63\u00a0%");
    }

    @Test
    void thousandsAndDecimalsAreWrittenAsInTheLanguage() {
        assertThat(swedish.parts(1234, 12345)).isEqualTo("1\u00a0234/12\u00a0345");
        assertThat(english.parts(1234, 12345)).isEqualTo("1,234/12,345");
        assertThat(swedish.decimal(2.25, 1)).isEqualTo("2,3");
        assertThat(english.decimal(-2.25, 1)).isEqualTo("−2.3");
    }

    @Test
    void aDifferenceHasItsSignAndNothingIsNeither() {
        assertThat(swedish.points(12.4)).isEqualTo("+12");
        assertThat(swedish.points(-0.4)).isEqualTo("0");
        assertThat(swedish.points(-33.1)).isEqualTo("−33");
        assertThat(swedish.points(null)).isEqualTo("–");
    }
}
