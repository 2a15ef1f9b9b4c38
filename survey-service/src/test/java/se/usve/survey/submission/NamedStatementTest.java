package se.usve.survey.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedStatementTest {

    @Test
    void eachNameIsAParameterInItsPlaceAndCastsAreNot() {
        var statement = NamedStatement.of("""
                -- Of a :unit that is no parameter here
                select :unit::text, '{"a":%s}' from t
                where u = :unit and n = :idempotency_key;
                select :n2""");
        assertEquals("""
                select ?::text, '{"a":%s}' from t
                where u = ? and n = ?;
                select ?""", statement.sql());
        assertEquals(List.of("unit", "unit", "idempotency_key", "n2"), statement.names());
    }
}
