package se.usve.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.usve.chassis.calls.CallSettings.Costly;

/** How much a caller may ask for. */
class BudgetsTest {

    private static final Payer REGION = new Payer(true, "region-03");
    private static final Payer STRANGER = new Payer(false, "192.0.2.1");

    private final AtomicLong now = new AtomicLong(1_000_000_000L);
    private final Budgets budgets = new Budgets(new Settings(60, 6, 2), now::get);

    private record Settings(int ofCaller, int ofAddress, int remembered) implements CallSettings {
        @Override
        public Map<String, Costly> costly() {
            return Map.of("files", new Dear(Optional.of("/v1/rounds/*/imports"), Optional.empty(), 20),
                    "answers", new Dear(Optional.of("/v1/rounds/*/answers.*"), Optional.empty(), 1000),
                    "pdf", new Dear(Optional.empty(), Optional.of("application/pdf"), 30));
        }
    }

    private record Dear(Optional<String> path, Optional<String> type, int points) implements Costly {
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private int callsUntilRefused(Payer payer, String path) {
        return (int) IntStream.range(0, 10_000).takeWhile(_ -> budgets.take(payer, path) == 0).count();
    }

    @Test
    void theCallTooManyIsToldWhenToTryAgainAndMayThen() {
        assertThat(callsUntilRefused(STRANGER, "/")).isEqualTo(6);
        pass(Duration.ofMillis(500));
        var seconds = budgets.take(STRANGER, "/");
        assertThat(seconds).as("9.5 seconds are ten whole ones").isEqualTo(10);
        pass(Duration.ofSeconds(seconds));
        assertThat(callsUntilRefused(STRANGER, "/")).isEqualTo(1);
        pass(Duration.ofMinutes(5));
        assertThat(callsUntilRefused(STRANGER, "/")).as("what is not used is not saved up").isEqualTo(6);
    }

    @Test
    void aCostlyCallTakesMoreAndNeverMoreThanThereCanBe() {
        assertThat(callsUntilRefused(REGION, "/v1/rounds/r/imports")).isEqualTo(3);
        assertThat(budgets.take(REGION, "/v1/rounds/r/imports")).isEqualTo(20);
        pass(Duration.ofMinutes(1));
        assertThat(callsUntilRefused(REGION, "/v1/rounds/r/units/u/imports")).as("another address").isEqualTo(60);
        pass(Duration.ofMinutes(1));
        assertThat(budgets.take(REGION, "/v1/rounds/r/answers.xlsx")).isZero();
        assertThat(budgets.take(REGION, "/v1/rounds/r/answers.xlsx")).isEqualTo(60);
    }

    @Test
    void whatAnAnswerTurnsOutToCostIsMissingFromTheNext() {
        assertThat(budgets.take(REGION, "/")).isZero();
        budgets.charge(REGION, "application/json");
        budgets.charge(REGION, "application/pdf");
        assertThat(callsUntilRefused(REGION, "/")).isEqualTo(30);
        budgets.charge(REGION, "application/pdf");
        assertThat(budgets.take(REGION, "/")).as("into debt").isEqualTo(30);
    }

    @Test
    void nobodyUsesUpWhatIsAnothers() {
        assertThat(callsUntilRefused(STRANGER, "/")).isEqualTo(6);
        assertThat(budgets.take(new Payer(true, STRANGER.key()), "/")).as("a caller of that name").isZero();
        assertThat(budgets.take(new Payer(false, "192.0.2.2"), "/")).isZero();
        assertThat(budgets.take(REGION, "/")).isZero();
    }

    @Test
    void onlySoManyAreRemembered() {
        assertThat(callsUntilRefused(STRANGER, "/")).isEqualTo(6);
        for (var other : new String[] {"192.0.2.2", "192.0.2.3"}) {
            budgets.take(new Payer(false, other), "/");
        }
        assertThat(callsUntilRefused(STRANGER, "/")).isEqualTo(6);
    }

    @Test
    void anAddressIsANetworkWhereOneHasMany() {
        assertThat(Network.of("2001:db8:1:2::77")).isEqualTo(Network.of("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Network.of("2001:db8:1:3::77"));
        assertThat(Network.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
