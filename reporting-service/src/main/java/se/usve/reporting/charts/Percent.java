package se.usve.reporting.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Places along a chart, as SVG takes them: percent of its width with at most two decimals. */
final class Percent {

    private Percent() {
    }

    /** {@return the place of a share, kept within the chart} */
    static String of(double share) {
        return BigDecimal.valueOf(Math.clamp(share, 0, 1) * 100).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros()
                .toPlainString();
    }
}
