package se.usve.reporting.report;

import se.usve.chassis.problem.Text;

/** What a reader must know of several of the tables. */
final class Notes {

    /** What counts as meeting a level. */
    static final Text EXEMPT = new Text("Enheter som nivån inte gäller för (undantagna) räknas som att de når den.",
            "Units that the level does not apply to (exempt) count as meeting it.");

    /** What waits for an assessor. */
    static final Text AWAITING = new Text("Enheter vars exempel väntar på bedömning räknas som att de inte når nivån tills "
            + "exemplet är bedömt.", "Units whose example awaits assessment count as not meeting the level until it is "
            + "assessed.");

    /** What the range from worst to best is. */
    static final Text RANGE = new Text("I bästa fall godkänns allt som väntar på bedömning, i sämsta fall inget. Medan "
            + "omgången är öppen är båda av alla registrerade enheter: i bästa fall når även alla som inte har svarat nivån.",
            "At best all that awaits assessment is approved, at worst nothing. While the round is open both are of all "
            + "registered units: at best all that have not answered meet the level too.");

    /** What the nation is. */
    static final Text NATION = new Text("Riket (SE) är alla enheter, inte medelvärdet av gruppernas andelar.",
            "Sweden (SE) is all units, not the mean of the groups' shares.");

    /** Where there is no share. */
    static final Text NO_SHARE = new Text("En tom cell i stället för en andel: det finns ingen enhet att räkna andelen av.",
            "An empty cell in place of a share: there is no unit to take a share of.");

    /** What a unit says of itself. */
    static final Text SELF_REPORTED = new Text("Enligt egna svar räknas ett lämnat exempel som godkänt.",
            "By a unit's own answers an example that is given counts as approved.");

    /** What outcomes there are. */
    static final Text OUTCOMES = new Text("MET: når nivån. NOT_MET: når den inte. EXEMPT: nivån gäller inte enheten. "
            + "AWAITING_ASSESSMENT: väntar på bedömning. Tomt: enheten har inte svarat.", "MET: meets the level. NOT_MET: "
            + "does not. EXEMPT: the level does not apply to the unit. AWAITING_ASSESSMENT: awaits assessment. Empty: the "
            + "unit has not answered.");

    private Notes() {
    }
}
