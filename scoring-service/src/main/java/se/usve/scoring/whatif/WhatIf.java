package se.usve.scoring.whatif;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.Text;
import se.usve.scoring.result.Rejudged;
import se.usve.scoring.ruleset.RuleSet;
import se.usve.scoring.unit.Round;

/** What would become of a round under other rules: computed anew for every question, and never stored. */
@ApplicationScoped
class WhatIf {

    /**
     * The answer.
     *
     * @param flips   what would change, in numbers
     * @param changes a page of what would change, in the order of units and levels
     */
    record Answer(Flips flips, Page<Change> changes) {
    }

    private final CompareRound compareRound;

    WhatIf(CompareRound compareRound) {
        this.compareRound = compareRound;
    }

    /** A change on the page, with the unit it is about. */
    private record Shown(Rejudged unit, Change change) {
    }

    /** {@return what would become of the round} Parameters as those of {@link CompareRound#compare}. */
    Answer of(Round round, Optional<String> region, RuleSet to, List<LevelPair> pairs, PageRequest page) {
        var shown = new ArrayList<Shown>();
        var counted = new AtomicLong();
        var flips = compareRound.compare(round, region, to, pairs, (unit, changes) -> {
            for (var change : changes) {
                var number = counted.getAndIncrement();
                if (number >= page.offset() && shown.size() < page.limit()) {
                    shown.add(new Shown(unit, change));
                }
            }
        });
        var why = compareRound.why(shown.stream().map(Shown::unit).toList(), round, to, pairs);
        return new Answer(flips, new Page<>(shown.stream().map(each -> each.change.toLevel() == null ? each.change
                : each.change.because(told(why.apply(each.unit, each.change.toLevel()), each.change, pairs))).toList(),
                page.page(), page.limit(), counted.get()));
    }

    /** What was never asked is unanswered by no fault of the unit's. */
    private static Text told(Text why, Change change, List<LevelPair> pairs) {
        var notAsked = pairs.stream().filter(pair -> change.toLevel().equals(pair.toLevel())).findFirst().orElseThrow()
                .notAsked();
        var ids = String.join(", ", notAsked);
        return switch (notAsked.size()) {
            case 0 -> why;
            case 1 -> new Text(why.sv() + "; fråga " + ids + " ställdes inte i omgången",
                    why.en() + "; question " + ids + " was not asked in the round");
            default -> new Text(why.sv() + "; frågorna " + ids + " ställdes inte i omgången",
                    why.en() + "; questions " + ids + " were not asked in the round");
        };
    }
}
