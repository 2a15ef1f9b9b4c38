package se.usve.reporting.export;

import se.usve.chassis.problem.Text;

/** What is said alike of all figures: where they come from, what one may do with them, what they count in. */
public final class Source {

    /** Where the figures come from. */
    public static final Text NAME = new Text("Utvärderingen av universitetssjukvårdsenheternas miniminivåer",
            "The evaluation of the minimum levels of university health care units");

    /** What one may do with them. */
    public static final String LICENCE = "CC0-1.0";

    private Source() {
    }

    /** {@return what a measure counts in, in words} */
    public static Text unit(Column.Unit unit) {
        return switch (unit) {
            case COUNT -> new Text("antal", "number");
            case SHARE -> new Text("andel (0–1)", "share (0–1)");
            case NUMBER -> new Text("tal", "number");
            case POINTS -> new Text("skillnad mellan andelar (1 = 100 procentenheter)",
                    "difference between shares (1 = 100 percentage points)");
            case CODE -> new Text("kod", "code");
        };
    }

    /** {@return how many decimals of a measure are worth showing} The figures themselves are not rounded. */
    public static int decimals(Column.Unit unit) {
        return switch (unit) {
            case COUNT, CODE -> 0;
            case SHARE, POINTS -> 4;
            case NUMBER -> 1;
        };
    }
}
