package se.usve.survey.files;

/** The names of the sheets that are written and read. */
final class XlsxLayout {

    static final String GUIDE = "Läs mig - Read me";
    static final String ANSWERS = "Svar";
    static final String LISTS = "Listor";
    static final String ORIGIN = "_usve";

    /** On the hidden sheet: in the first column what is told, in the second its value. */
    static final String ROUND = "round";
    static final String QUESTIONNAIRE = "questionnaire";
    static final String TEMPLATE_VERSION = "templateVersion";
    static final String MADE = "made";

    private XlsxLayout() {
    }
}
