package se.usve.scoring.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.usve.scoring.ComponentTest;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.store.Database;

/** What happens to a rule set when the service starts again. */
@QuarkusTest
class RuleSetsTest extends ComponentTest {

    @Inject
    BroughtRuleSets brought;

    @Inject
    RuleSetVersions versions;

    @Inject
    Database database;

    @Test
    void aSecondStartStoresAndTellsNothingNew() {
        brought.start(new StartupEvent());
        assertEquals(1, count("select count(*) as n from rule_set where id = '2018-2021'"));
        for (var id : List.of("2018-2021", "2022-2025")) {
            assertEquals(1, count("select count(*) as n from outbox where type = '" + RuleSetActivated.TYPE
                    + "' and key = '" + id + "'"));
        }
    }

    @Test
    void theServiceDoesNotStartWithARuleSetThatWasChangedWithoutANewVersion() {
        var source = Levels.source();
        store(source.replace("sum of 15 >= 5", "sum of 15 >= 6"));
        try {
            var thrown = assertThrows(InvalidRuleSet.class, () -> brought.start(new StartupEvent()));
            assertTrue(thrown.getMessage().contains("rule-sets/2018-2021.yaml"), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("give the changed rule set version 2"), thrown.getMessage());
        } finally {
            store(source);
        }
    }

    @Test
    void whatTheServiceBringsTakesThePlaceOfADraftOfTheSameVersion() {
        var id = "s-" + UUID.randomUUID().toString().substring(0, 8);
        var source = RuleSetExample.YAML.replace("2026-2029", id);
        var rules = RuleSetFile.read("file", source);
        QuarkusTransaction.requiringNew().run(() -> {
            assertTrue(versions.save(rules, source + "# draft", "somebody"));
            assertTrue(versions.bring(rules, source));
            assertFalse(versions.bring(rules, source + "# another"));
            assertEquals(Optional.of(source), versions.source(new Version(id, 1)));
            assertEquals(Optional.empty(), versions.find(new Version(id, 1)).orElseThrow().savedBy());
            assertTrue(versions.find(new Version(id, 1)).orElseThrow().isPublished());
        });
        assertEquals(1, count("select count(*) as n from outbox where key = '" + id + "'"));
    }

    private void store(String source) {
        QuarkusTransaction.requiringNew().run(() -> assertEquals(1, database.update(
                "update rule_set set source = ? where id = '2018-2021' and version = 1", source)));
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() ->
                database.first(sql, row -> row.number("n")).orElseThrow());
    }
}
