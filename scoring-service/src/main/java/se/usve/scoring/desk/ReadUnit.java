package se.usve.scoring.desk;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.overrides.OverrideView;
import se.usve.scoring.overrides.ReadOverrides;
import se.usve.scoring.overrides.State;
import se.usve.scoring.result.LevelView;
import se.usve.scoring.result.ReadResult;
import se.usve.scoring.unit.Unit;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Reads a unit's levels for its pages. */
@RequestScoped
class ReadUnit {

    private static final Text SUM = new Text("Enheten når %d av %d nivåer.", "The unit meets %d of %d levels.");
    private static final Text SELF = new Text("Efter enhetens egna svar: %s", "By the unit's own answers: %s");
    private static final Text OVERRIDDEN = new Text("Ändrat utfall", "Overridden");
    private static final Text PENDING = new Text("Ändring väntar på regionens svar", "An override awaits the region's reply");
    private static final Text RULED = new Text("Bedömt exempel", "Example ruled on");
    private static final List<Outcome> CHOICES = List.of(Outcome.MET, Outcome.NOT_MET, Outcome.EXEMPT);

    private final UnitAccess access;
    private final ReadResult results;
    private final ReadOverrides overrides;
    private final Caller caller;

    ReadUnit(UnitAccess access, ReadResult results, ReadOverrides overrides, Caller caller) {
        this.access = access;
        this.results = results;
        this.overrides = overrides;
        this.caller = caller;
    }

    /**
     * {@return the unit's page}
     *
     * @throws ProblemException 404 for a unit the caller does not see
     */
    UnitPage unit(UnitId id, Language language) {
        var unit = Transactions.inOne(() -> access.readable(id));
        var made = overrides.of(id);
        var rows = made.stream().map(each -> OverrideRow.of(each, false, false, language)).toList();
        try {
            var result = results.of(id);
            var levels = result.levels().stream().map(level -> level(id, level, made, language)).toList();
            return page(unit, null, language.in(SUM.with(levels.size() - result.missing().size(), levels.size())),
                    levels, rows);
        } catch (ProblemException e) {
            // Seen, but with nothing to show.
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            return page(unit, language.in(e.detail()), "", List.of(), rows);
        }
    }

    private UnitPage page(Unit unit, String missing, String sum, List<UnitPage.Level> levels, List<OverrideRow> rows) {
        return new UnitPage(Names.round(unit.id().round()), unit.name().orElse(unit.id().unit()), unit.id().unit(),
                Names.region(unit.region()), caller.is(Role.ASSESSOR)
                        ? "/assess/conflicts?unit=" + Pages.encoded(unit.id().unit()) : null, missing, sum, levels, rows);
    }

    private static UnitPage.Level level(UnitId id, LevelView level, List<OverrideView> made, Language language) {
        return new UnitPage.Level(href(id, level.level()), level.level(), language.in(level.text()),
                level.outcome().name(), Names.sign(level.outcome()), Names.outcome(level.outcome(), language),
                self(level, language), language.in(level.sentence()), note(level, made, language));
    }

    private static String note(LevelView level, List<OverrideView> made, Language language) {
        if (level.overridden()) {
            return language.in(OVERRIDDEN);
        }
        var waits = made.stream().anyMatch(each -> each.override().level() == level.level()
                && each.state() == State.AWAITING_REPLY);
        return waits ? language.in(PENDING) : level.ruling() == null ? "" : language.in(RULED);
    }

    private static String self(LevelView level, Language language) {
        return level.selfReported() == level.outcome() ? null
                : language.in(SELF.with(Names.outcome(level.selfReported(), language)));
    }

    static String href(UnitId id, int level) {
        return Pages.path("/assess/units", id.round(), id.unit(), "levels", String.valueOf(level));
    }

    /**
     * {@return the page of one of its levels}
     *
     * @throws ProblemException 404 for a unit the caller does not see, for one without outcomes, and for an unknown level
     */
    LevelPage level(UnitId id, int number, LevelPage.Draft draft, Faults faults, Optional<Text> done,
            Optional<Text> refused, Language language) {
        var unit = Transactions.inOne(() -> access.readable(id));
        var level = results.of(id).levels().stream().filter(each -> each.level() == number).findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                        new Text("Det finns ingen nivå %d", "There is no level %d").with(number)));
        var impartial = isImpartial(unit);
        var made = overrides.of(id).stream().filter(each -> each.override().level() == number).toList();
        var isHeld = made.stream().anyMatch(each -> each.override().isLive());
        var href = href(id, number);
        return new LevelPage(href, Names.round(id.round()), unit.name().orElse(id.unit()), id.unit(),
                Pages.path("/assess/units", id.round(), id.unit()), Names.region(unit.region()), number,
                language.in(level.text()), level.outcome().name(), Names.sign(level.outcome()),
                Names.outcome(level.outcome(), language), self(level, language), language.in(level.sentence()),
                Clauses.of(level.explanation(), language), ways(level, language), ruling(level, language),
                level.ruling() == null || !mayJudge() ? null
                        : Pages.path("/assess/cases", level.ruling().assessment().toString()),
                made.reversed().stream()
                        .map(each -> OverrideRow.of(each, impartial, caller.reportsFor(unit.region()), language)).toList(),
                impartial && !isHeld, CHOICES.stream().map(each -> new Choice(each.name(),
                        Names.outcome(each, language), each.name().equals(draft.outcome()))).toList(),
                draft, faults, done.map(language::in).orElse(null), refused.map(language::in).orElse(null));
    }

    private boolean mayJudge() {
        return caller.is(Role.ADMIN) || caller.is(Role.ASSESSOR);
    }

    /** Asks what the use case will ask, so that nobody is shown a form that they cannot send. */
    private boolean isImpartial(Unit unit) {
        if (!mayJudge()) {
            return false;
        }
        try {
            return Transactions.inOne(() -> {
                access.mustBeImpartial(unit);
                return true;
            });
        } catch (ProblemException e) {
            if (e.type().status() == 403) {
                return false;
            }
            throw e;
        }
    }

    private static List<List<String>> ways(LevelView level, Language language) {
        return level.shortestWay() == null ? List.of() : level.shortestWay().stream()
                .map(way -> way.changes().stream().map(change -> language.in(change.sentence())).toList()).toList();
    }

    private static CasePage.Given ruling(LevelView level, Language language) {
        var ruling = level.ruling();
        return ruling == null ? null : new CasePage.Given(Names.sign(ruling.decision()),
                Names.decision(ruling.decision(), language), ruling.by(), language.time(ruling.at()), ruling.rationale(),
                null, null);
    }
}
