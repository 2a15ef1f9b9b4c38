package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** {@code docker-compose.yml} as its linter sees it. */
class ComposeLintTest {

    @Test
    void composeHasNothingTheLinterMinds() {
        assumeTrue(Ran.command("npx", "--yes", "dclint@3.1.0", "--version").exitCode() == 0,
                "npx cannot fetch dclint here, so docker-compose.yml was not linted");
        Ran lint = Ran.command("deploy/compose/check.sh");
        assertThat(lint.exitCode()).as(lint.output()).isZero();
    }
}
