package se.usve.demo;

import java.util.List;

/**
 * A clinical specialty as far as the demo needs it.
 *
 * @param name     Swedish name, the same in every region so that units can be grouped by it
 * @param size     size of its units relative to others
 * @param patients a typical group of its patients, as a Swedish noun phrase
 * @param register a Swedish quality register of use to it
 */
record Specialty(String name, Profile profile, double size, String patients, String register) {

    /** What the specialty's staff consists of, as weights: physicians, nurses, physiotherapists, psychologists, analysts. */
    enum Profile {
        SURGICAL(1.0, 1.0, 0.7, 0.2, 0.02),
        MEDICAL(1.0, 1.0, 0.9, 0.4, 0.1),
        PSYCHIATRY(0.8, 1.0, 0.6, 8.0, 0.02),
        PRIMARY(1.2, 0.8, 3.0, 3.0, 0.3),
        LABORATORY(0.9, 0.15, 0.02, 0.05, 20.0),
        IMAGING(1.2, 1.1, 0.05, 0.02, 2.0),
        CHILDREN(1.0, 1.1, 1.5, 1.2, 0.05),
        ACUTE(1.0, 1.4, 0.2, 0.1, 0.02),
        REHAB(0.5, 0.8, 12.0, 3.0, 0.02);

        private final double[] weights;

        Profile(double... weights) {
            this.weights = weights;
        }

        /** @param profession 0 to 4, in the order of appendix 4 */
        double weight(int profession) {
            return weights[profession];
        }
    }

    /** Laboratory specialties are the ones without direct patient contact (footnote 22 of the report). */
    boolean laboratory() {
        return profile == Profile.LABORATORY;
    }

    static List<Specialty> all() {
        return Rows.of("specialties.csv").stream()
                .map(row -> new Specialty(row.get("specialty"), Profile.valueOf(row.get("profile")),
                        Double.parseDouble(row.get("size")), row.get("patients"), row.get("register")))
                .toList();
    }
}
