package se.usve.reporting.dashboard;

import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;

/** What the areas of levels are called. */
public final class Areas {

    private static final Map<String, Text> NAMES = Map.of(
            "GENERAL", new Text("Övergripande", "General"),
            "CLINICAL_RESEARCH", new Text("Klinisk forskning", "Clinical research"),
            "MEDICAL_EDUCATION", new Text("Läkarutbildning", "Medical education"),
            "DEVELOPMENT", new Text("Utveckling av hälso- och sjukvården", "Development of health care"));

    private Areas() {
    }

    /** {@return the name of the area with this code; the code where it has none} */
    public static String nameOf(String code, Language language) {
        return language.in(NAMES.getOrDefault(code, new Text(code, code)));
    }
}
