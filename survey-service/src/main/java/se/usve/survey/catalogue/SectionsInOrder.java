package se.usve.survey.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.usve.chassis.problem.Text;
import se.usve.survey.questionnaire.Section;

/** The sections of a questionnaire's file: every question stands in one of them, in their order, and none is empty. */
final class SectionsInOrder {

    private final List<Section> sections = new ArrayList<>();
    private final Set<String> withQuestions = new HashSet<>();
    /** Index of the furthest section that a question has been read of. */
    private int furthest;

    void read(YamlPlace questionnaire) {
        for (var node : questionnaire.list("sections")) {
            var id = node.path("id").asText("");
            var at = new YamlPlace("section " + (id.isEmpty() ? "number " + (sections.size() + 1) : id), node,
                    questionnaire.errors());
            at.onlyHas("id", "title", "intro");
            if (!id.matches("[a-z0-9-]{1,20}")) {
                at.error("id must be 1 to 20 of a-z, 0-9 and hyphen");
            } else if (indexOf(id) >= 0) {
                at.error("the id stands twice");
            }
            sections.add(new Section(id, at.text("title"),
                    node.has("intro") ? Optional.of(at.text("intro")) : Optional.<Text>empty()));
        }
    }

    /** {@return the id of the section the question at the place belongs to} */
    String of(YamlPlace question) {
        var id = question.string("section");
        var index = indexOf(id);
        if (index < 0 && !id.isEmpty()) {
            question.error("there is no section \"" + id + "\"");
        } else if (index >= 0 && index < furthest) {
            question.error("section " + id + " comes before section " + sections.get(furthest).id()
                    + ", which an earlier question belongs to");
        }
        furthest = Math.max(furthest, index);
        withQuestions.add(id);
        return id;
    }

    void refuseEmpty(List<String> errors) {
        sections.stream().map(Section::id).filter(id -> !withQuestions.contains(id))
                .forEach(id -> errors.add("section " + id + ": no question belongs to it"));
    }

    List<Section> all() {
        return List.copyOf(sections);
    }

    private int indexOf(String id) {
        return sections.stream().map(Section::id).toList().indexOf(id);
    }
}
