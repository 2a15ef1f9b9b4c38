package se.usve.scoring.ruleset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.usve.chassis.problem.Text;

/** Everything that is wrong with a file, collected so that its author is told all of it at once. */
final class Faults {

    private final YamlText file;
    private final List<Fault> found = new ArrayList<>();

    Faults(YamlText file) {
        this.file = file;
    }

    /** Notes what is wrong at the place; the line is that of the place, or of the nearest one around it that stands there. */
    void add(String pointer, String code, Text what) {
        found.add(new Fault(pointer, file.line(pointer), code, what));
    }

    /** {@return whether nothing is wrong at the place or in it} */
    boolean noneIn(String pointer) {
        return found.stream().noneMatch(fault -> (fault.pointer() + "/").startsWith(pointer + "/"));
    }

    /** {@return the faults, in the order of the file} */
    List<Fault> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
