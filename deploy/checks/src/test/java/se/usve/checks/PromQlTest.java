package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            up == 0                                                                   ; up
            max by (job) (up{job=~"(a|b)-service"}) == 0                              ; up
            a:b:rate5m > 0.01 and c * 300 > 2                                         ; a:b:rate5m,c
            absent(up{job="x"}) or absent(down{job="and"})                            ; down,up
            histogram_quantile(0.99, sum by (le) (rate(x_bucket[5m])))                ; x_bucket
            (max by (job) (up) == 1 unless on (job) lag_seconds)                      ; lag_seconds,up
            time() - max (last_success) > 26 * 3600                                   ; last_success
            sum(rate(x{uri="/rounds/{round}/levels",le="1.0"}[$__rate_interval]))     ; x
            """)
    void whatAnExpressionReads(String expression, String metrics) {
        assertThat(String.join(",", PromQl.metricsOf(expression))).isEqualTo(metrics);
    }
}
