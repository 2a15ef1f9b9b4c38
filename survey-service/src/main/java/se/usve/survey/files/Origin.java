package se.usve.survey.files;

/**
 * What an XLSX file says, on a hidden sheet, of where it comes from.
 *
 * @param round         id of the round
 * @param questionnaire id of the questionnaire
 */
record Origin(String round, String questionnaire) {

    /** Counts changes of the layout, should a later version need to tell old files. */
    static final int TEMPLATE_VERSION = 1;

    void mustBe(String ourRound, String ourQuestionnaire) {
        if (!round.equals(ourRound) || !questionnaire.equals(ourQuestionnaire)) {
            throw FileRefused.because(FileRefused.Reason.OTHER_ROUND,
                    "Filen är gjord för omgången %s (enkät %s), inte för %s (enkät %s). Hämta mallen för rätt omgång.",
                    "The file was made for the round %s (questionnaire %s), not for %s (questionnaire %s). Fetch the "
                            + "template of the right round.",
                    round, questionnaire, ourRound, ourQuestionnaire);
        }
    }
}
