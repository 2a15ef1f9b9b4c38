package se.usve.reporting.dashboard;

import se.usve.chassis.problem.Text;

/** How a share is marked, by the percent that is shown: a fill, and for those who do not see it a sign and words. */
enum Band {
    ALL("✓", new Text("alla svarande enheter", "all responding units")),
    HIGH("", new Text("90 % eller mer", "90% or more")),
    MIDDLE("▽", new Text("75–89 %", "75–89%")),
    LOW("▼", new Text("50–74 %", "50–74%")),
    LEAST("▼▼", new Text("under 50 %", "under 50%")),
    NONE("", new Text("inga svarande enheter", "no responding units"));

    private final String sign;
    private final Text words;

    Band(String sign, Text words) {
        this.sign = sign;
        this.words = words;
    }

    String sign() {
        return sign;
    }

    Text words() {
        return words;
    }

    /** {@return the band of a share} */
    static Band of(long met, long of) {
        if (of == 0) {
            return NONE;
        }
        var percent = Numerals.rounded(met, of);
        return met == of ? ALL : percent >= 90 ? HIGH : percent >= 75 ? MIDDLE : percent >= 50 ? LOW : LEAST;
    }
}
