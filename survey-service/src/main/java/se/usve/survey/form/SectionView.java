package se.usve.survey.form;

import java.util.List;

/**
 * A section of the survey as its page shows it.
 *
 * @param unit      the unit's name
 * @param unitHref  address of the unit's page
 * @param href      address of this page
 * @param place     which of how many sections it is, in words
 * @param title     its heading
 * @param intro     words to read first, or null
 * @param questions its questions
 * @param wrong     links to all that is wrong on the page
 * @param carried   how many of its answers were carried over and wait to be confirmed
 * @param dropped   questions whose answers went when it was saved, in words; empty if none did
 * @param revision  revision of the draft that is shown, empty if there is none
 * @param seen      what the section's answers were, as a hash
 * @param saved     when and by whom the draft was saved, in words
 * @param last      whether it is the last section
 * @param open      whether answers are received
 */
record SectionView(String unit, String unitHref, String href, String place, String title, String intro,
        List<QuestionView> questions, List<QuestionView.Wrong> wrong, int carried, String dropped, String revision,
        String seen, String saved, boolean last, boolean open) {
}
