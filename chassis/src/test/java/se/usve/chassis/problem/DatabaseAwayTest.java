package se.usve.chassis.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which errors of the database tell a client to come again. */
class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53100", "53200", "53300", "25006"})
    void isShownByAServerThatIsGoneOrHasNoRoom(String state) {
        assertTrue(DatabaseAway.isShownIn(new IllegalStateException(new SQLException("", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42703", "40001"})
    void isNotShownByAnErrorInWhatWasAsked(String state) {
        assertFalse(DatabaseAway.isShownIn(new IllegalStateException(new SQLException("", state))));
    }
}
