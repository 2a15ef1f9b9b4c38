package se.usve.scoring.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.ruleset.Levels;

/** An answer in the words in which it was given. */
class AnswerWordsTest {

    private final AnswerWords words = AnswerWords.of(Levels.of2018());

    @Test
    void answersAreSaidAsTheQuestionnaireSaysThem() {
        assertEquals("Under delar av perioden", said(new Criterion.AnswerIn("3", Optional.empty(), List.of("NO")),
                "PART_OF_PERIOD"));
        assertEquals("Inte tillämpbart, USVE har inte direkt patientkontakt", said(new Criterion.AnswerIn("13b",
                Optional.of("PATIENT_ORGANISATIONS"), List.of("YES")), "NO_DIRECT_PATIENT_CONTACT"));
        assertEquals("Pågående regionala studier: Ja; Pågående internationella studier: Nej",
                said(new Criterion.AnyItemIs("14a", "YES"), Map.of("INTERNATIONAL", "NO", "REGIONAL", "YES", "NATIONAL", 1)));
        assertEquals("2018: 1\u00a0234; 2021: 0", said(new Criterion.SumAtLeast("15", 5),
                Map.of("2021", 0, "2018", 1_234L, "2019", "5", "2020", 1.5)));
        assertEquals("Handledarträffar; Annat, ange vad", said(new Criterion.AnyChosen("26"),
                Map.of("chosen", List.of("OTHER", "SUPERVISOR_MEETINGS"), "otherText", "Mejl")));
        assertEquals("inget valt", said(new Criterion.AnyChosen("26"), Map.of("chosen", List.of())));
    }

    @Test
    void whatIsNoAnswerToTheQuestionAndTextsAreNotSaid() {
        assertEquals(Optional.empty(), words.of(new Criterion.AnswerIn("3", Optional.empty(), List.of("NO")), "?"));
        assertEquals(Optional.empty(), words.of(new Criterion.AnswerIn("3", Optional.empty(), List.of("NO")), 1));
        assertEquals(Optional.empty(), words.of(new Criterion.AnyItemIs("14a", "YES"), "YES"));
        assertEquals(Optional.empty(), words.of(new Criterion.AnyItemIs("14a", "YES"), Map.of("OTHER", "YES")));
        assertEquals(Optional.empty(), words.of(new Criterion.AnyChosen("26"), Map.of("chosen", "OTHER")));
        assertEquals(Optional.empty(), words.of(new Criterion.TextGiven("34a"), "Ett exempel"));
    }

    private String said(Criterion.Clause clause, Object seen) {
        return words.of(clause, seen).map(Text::sv).orElseThrow();
    }
}
