package se.usve.survey.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.usve.survey.files.PlainTable;

/** What a row of a file of units says. */
class UnitLineTest {

    @Test
    void whatIsNeitherYesNorNoIsToldInTheWordsThatAFileTakes() {
        var error = read("kanske").errors().getFirst().message();
        assertEquals("ska vara Ja eller Nej", error.in(List.of(Locale.of("sv"))));
        assertEquals("must be Yes or No", error.in(List.of(Locale.ENGLISH)));
        for (var word : List.of("Ja", "JA", "Yes")) {
            assertEquals(true, read(word).wanted().registration().directPatientContact(), word);
        }
        for (var word : List.of("Nej", "NEJ", "No")) {
            assertEquals(false, read(word).wanted().registration().directPatientContact(), word);
        }
    }

    private static UnitLine.Read read(String directPatientContact) {
        return new UnitLine(new PlainTable.Line(2, Map.of("unit", "ogon", "name", "Ögon", "region", "12",
                "directPatientContact", directPatientContact), List.of())).read(Optional.empty());
    }
}
