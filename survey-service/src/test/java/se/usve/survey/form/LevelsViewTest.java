package se.usve.survey.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.preview.Away;
import se.usve.survey.preview.Preview;
import se.usve.survey.preview.Preview.Level;
import se.usve.survey.preview.Preview.Need;
import se.usve.survey.preview.Preview.Outcome;
import se.usve.survey.register.UnitsInRound.Participant;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundState;
import se.usve.survey.submission.UnitInSight;

/** How a preview of the levels is told. */
class LevelsViewTest {

    private static final Text TEXT = new Text("Nivå", "Level");

    @Test
    void levelsStandByOutcomeAndWhatIsNeededLeadsToItsQuestion() {
        var need = new Need("12a", new Text("Svara Ja på 12a", "Answer 12a Yes"), "UNANSWERED", List.of());
        var either = new Need(null, new Text("Ettdera", "Either"), "FALSE",
                List.of(List.of(need), List.of(need, need)));
        var view = view(new Preview.Levels(List.of(new Level(1, TEXT, Outcome.NOT_MET, List.of(need, either)),
                new Level(2, TEXT, Outcome.MET, List.of()), new Level(6, TEXT, Outcome.EXEMPT, List.of()),
                new Level(18, TEXT, Outcome.AWAITING_ASSESSMENT, List.of()))));
        assertThat(view.sum()).isEqualTo("Med svaren så långt nås 2 av 4 nivåer.");
        assertThat(view.missed()).extracting(LevelsView.Row::number).containsExactly(1);
        assertThat(view.awaiting()).extracting(LevelsView.Row::number).containsExactly(18);
        assertThat(view.met()).extracting(LevelsView.Row::number).containsExactly(2, 6);
        assertThat(view.met()).extracting(LevelsView.Row::exempt).containsExactly(false, true);
        var lines = view.missed().getFirst().needs();
        assertThat(lines.getFirst()).isEqualTo(new LevelsView.Line("Svara Ja på 12a",
                "/form/r1/u1/sections/clinical-research#q-12a", "obesvarad", List.of()));
        assertThat(lines.getLast().choices()).hasSize(2);
    }

    @Test
    void thatScoringIsAwayIsSaidInOneLine() {
        for (var why : Away.Why.values()) {
            assertThat(view(new Away(why)).away()).startsWith("Bedömningstjänsten").contains("fungerar");
        }
    }

    private static LevelsView view(Preview preview) {
        var questionnaire = Questionnaires.read("2018-2021");
        var day = LocalDate.of(2026, 1, 1);
        return LevelsView.of(new Desk.Papers(
                new RoundFacts("r1", RoundState.OPEN, Optional.empty(), "2018-2021", "2018-2021", day, day),
                new Participant("u1", "Ögon", "01", 0, true), new UnitInSight("r1", "u1", null), questionnaire,
                new Work(Optional.empty(), Optional.empty())), preview, Language.SV);
    }
}
