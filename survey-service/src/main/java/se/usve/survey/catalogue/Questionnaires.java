package se.usve.survey.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import se.usve.survey.contract.QuestionnaireText;
import se.usve.survey.questionnaire.Questionnaire;
import se.usve.survey.settings.SurveySettings;

/** The questionnaires this service knows, read from its files and checked when it starts. */
@Startup
@ApplicationScoped
public class Questionnaires {

    private final SequencedMap<String, Questionnaire> byId = new LinkedHashMap<>();

    Questionnaires(SurveySettings settings) {
        for (var id : settings.questionnaires()) {
            byId.put(id, read(id));
        }
    }

    /** {@return the questionnaire with the id, empty if this service does not know it} */
    public Optional<Questionnaire> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * {@return the questionnaire that a stored round asks}
     *
     * @throws IllegalStateException if the service does not know it: it was started without a file it had before
     */
    public Questionnaire get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("The questionnaire " + id + " is not here"));
    }

    /** {@return the ids of all questionnaires} */
    public Set<String> ids() {
        return byId.keySet();
    }

    /**
     * {@return the questionnaire in the contract's file {@code questionnaires/<id>.yaml}}
     *
     * @throws InvalidQuestionnaire if it is missing or anything in it is wrong
     */
    public static Questionnaire read(String id) {
        var name = "questionnaires/" + id + ".yaml";
        return QuestionnaireFile.read(name, id, QuestionnaireText.of(id)
                .orElseThrow(() -> new InvalidQuestionnaire(name, List.of("there is no such file"))));
    }
}
