package se.usve.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The building blocks of the made-up texts, by section of the data file. */
final class Blocks {
    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final Draw draw;
    private final int firstYear;

    /** @param firstYear the first of the four years that texts are of */
    Blocks(Draw draw, int firstYear) {
        this.draw = draw;
        this.firstYear = firstYear;
        String section = "";
        for (String line : Rows.lines("examples.sv.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                sections.put(section, new ArrayList<>());
            } else if (!line.startsWith("#")) {
                sections.get(section).add(line);
            }
        }
    }

    String oneOf(String section) {
        return draw.oneOf(sections.get(section));
    }

    /** An opening, an observation that ends its sentence, what was done about it, and a closing. */
    String story(String openings, String observations, String closings, Clinic clinic) {
        String[] story = oneOf(observations).split(" \\| ");
        return filled(oneOf(openings) + " " + story[0] + ". " + story[1] + " " + oneOf(closings), clinic);
    }

    String statement(String section, String closings, Clinic clinic) {
        return filled(oneOf(section) + " " + oneOf(closings), clinic);
    }

    String filled(String text, Clinic clinic) {
        String filled = text
                .replace("{term}", draw.chance(0.5) ? "våren" : "hösten")
                .replace("{year}", String.valueOf(firstYear + draw.below(4)))
                .replace("{patients}", clinic.specialty().patients())
                .replace("{register}", clinic.specialty().register())
                .replace("{specialty}", clinic.specialty().name().toLowerCase(Locale.ROOT));
        return filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }
}
