package se.usve.stack.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the real PostgreSQL and Kafka, started once a test JVM, and a key its tokens are checked with:
 * {@code @WithTestResource(value = StackTestResource.class, scope = TestResourceScope.GLOBAL,
 * initArgs = @ResourceArg(name = "database", value = "survey"))}.
 * {@link TestTokens} mints the tokens, {@link TestStack} causes faults.
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {
    private String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
        if (database == null) {
            throw new IllegalArgumentException("StackTestResource needs the init argument database: survey, scoring or reporting");
        }
    }

    @Override
    public Map<String, String> start() {
        return TestStack.configuration(database);
    }

    /** The stack lives on for the next application of this JVM. */
    @Override
    public void stop() {}
}
