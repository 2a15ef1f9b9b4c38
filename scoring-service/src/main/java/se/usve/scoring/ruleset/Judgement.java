package se.usve.scoring.ruleset;

import java.util.Optional;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Finding;

/**
 * What becomes of a level for a unit by the rule alone, overrides not regarded.
 *
 * @param outcome     what becomes of it; an exemption that holds comes first
 * @param requirement what was found about what the level requires
 * @param exemption   what was found about its exemption, empty for a level without one
 */
public record Judgement(Outcome outcome, Finding requirement, Optional<Finding> exemption) {
}
