package se.usve.scoring.desk;

import java.util.List;

/**
 * A level of a unit, with all its ground and what was decided after in-depth review.
 *
 * @param ways       the smallest sets of answers to change for it to be met
 * @param ruling     the ruling that counts, or null
 * @param mayMake    whether the caller may override it now
 * @param outcomes   the outcomes to choose among
 */
record LevelPage(String href, String round, String name, String id, String unitHref, String region, int number,
        String text, String outcome, String sign, String words, String self, String sentence,
        List<CasePage.Clause> clauses, List<List<String>> ways, CasePage.Given ruling, String caseHref,
        List<OverrideRow> overrides, boolean mayMake, List<Choice> outcomes, Draft draft, Faults faults, String done,
        String refused) {

    /** What was typed, and for which form. */
    record Draft(String formOf, String outcome, String rationale, String evidence, String reason, String text) {
        static final Draft NONE = new Draft("", "", "", "", "", "");

        /** {@return whether what was typed belongs to that form} */
        public boolean isFor(String address) {
            return address != null && address.equals(formOf);
        }
    }
}
