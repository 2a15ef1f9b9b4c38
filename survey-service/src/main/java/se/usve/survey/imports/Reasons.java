package se.usve.survey.imports;

import se.usve.chassis.problem.Text;
import se.usve.survey.submission.Reason;

/** What may stand as a reason in a file or a parameter. */
final class Reasons {

    /** The rule in words. */
    static final Text RULE = new Text("skälet får vara högst %d tecken text",
            "the reason may be at most %d characters of text").with(Reason.LONGEST);

    private Reasons() {
    }

    static boolean isGood(String reason) {
        return reason.codePointCount(0, reason.length()) <= Reason.LONGEST && reason.codePoints().noneMatch(character ->
                Character.isISOControl(character) && !Character.isWhitespace(character)
                        || Character.getType(character) == Character.SURROGATE);
    }
}
