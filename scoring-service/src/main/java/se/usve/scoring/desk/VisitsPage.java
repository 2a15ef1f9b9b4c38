package se.usve.scoring.desk;

import java.util.List;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.scoring.sitevisit.Selection;

/**
 * The selections of units for site visits in a round, the newest first, and for ADMIN a form to make one.
 *
 * @param round id of the round, which the form is sent for
 */
record VisitsPage(List<Choice> rounds, String round, List<Drawn> list, boolean maySelect, String specialties, String seed,
        String reason, Faults faults, String done) {

    /** A selection. */
    record Drawn(String at, String by, String seed, boolean seedGenerated, String reason, List<Group> groups) {

        static Drawn of(Selection selection, Language language) {
            return new Drawn(language.time(selection.at()), selection.by(), selection.seed(), selection.seedGenerated(),
                    selection.reason(), selection.groups().stream().map(group -> group(selection, group)).toList());
        }

        private static Group group(Selection selection, Selection.Group group) {
            var chosen = group.candidates().stream().filter(each -> each.unit().equals(group.chosen())).findFirst();
            return new Group(group.specialty(), Names.region(group.region()),
                    chosen.map(Selection.Candidate::name).orElse(null), chosen.map(each ->
                            Pages.path("/assess/units", selection.round(), each.unit())).orElse(null),
                    group.candidates().size());
        }
    }

    /** A region's units in a specialty: which one is visited, of how many. */
    record Group(String specialty, String region, String unit, String href, int candidates) {
    }
}
