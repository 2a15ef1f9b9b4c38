package se.usve.scoring.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.chassis.access.Caller;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.unit.UnitAccess;
import se.usve.scoring.unit.UnitId;

/** Shows overrides to those who may see the units they are about. */
@ApplicationScoped
@Transactional
public class ReadOverrides {

    /**
     * Which overrides of a round are asked for.
     *
     * @param state          where they stand
     * @param answersChanged whether answers they rest on are other now
     * @param region         SCB county code of the unit's region
     * @param level          number of the level
     */
    public record Filter(Optional<State> state, Optional<Boolean> answersChanged, Optional<String> region,
            Optional<Integer> level) {

        /** Every override. */
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final Overrides overrides;
    private final Replies replies;
    private final NewestAnswers newestAnswers;
    private final UnitAccess access;
    private final Caller caller;

    ReadOverrides(Overrides overrides, Replies replies, NewestAnswers newestAnswers, UnitAccess access, Caller caller) {
        this.overrides = overrides;
        this.replies = replies;
        this.newestAnswers = newestAnswers;
        this.access = access;
        this.caller = caller;
    }

    /**
     * {@return the overrides of a round, the oldest first; a region sees those of its own units}
     *
     * <p>Overrides are made one by one, by people: what a filter leaves is counted here, not in the database.
     *
     * @throws ProblemException 404 if there is no such round, or if it is another region's own
     */
    public Page<OverrideView> inRound(String round, Filter filter, PageRequest page) {
        access.round(round);
        var own = caller.readsOnly();
        if (own.isPresent() && filter.region().filter(region -> !region.equals(own.get())).isPresent()) {
            return new Page<>(List.of(), page.page(), page.limit(), 0);
        }
        var found = views(overrides.listed(round, own.or(filter::region), filter.level())).stream()
                .filter(view -> filter.state().map(view.state()::equals).orElse(true))
                .filter(view -> filter.answersChanged().map(changed -> changed == view.answersChanged()).orElse(true))
                .toList();
        return new Page<>(found.stream().skip(page.offset()).limit(page.limit()).toList(), page.page(), page.limit(),
                found.size());
    }

    /**
     * {@return all overrides of the unit, the oldest first}
     *
     * @throws ProblemException 404 if the caller may not see the unit
     */
    public List<OverrideView> of(UnitId id) {
        return views(overrides.listed(access.readable(id).id()));
    }

    /**
     * {@return one override of the unit}
     *
     * @throws ProblemException 404 if the caller may not see the unit, or it has no such override
     */
    public OverrideView one(UnitId id, UUID override) {
        return of(id).stream().filter(view -> view.override().id().equals(override)).findFirst()
                .orElseThrow(() -> OverrideLevel.unknown(override.toString()));
    }

    private List<OverrideView> views(Collection<Overrides.Listed> listed) {
        var answers = newestAnswers.of(listed.stream().map(each -> each.override().unitId()).collect(Collectors.toSet()));
        var said = replies.to(listed.stream().map(Overrides.Listed::override).toList());
        return listed.stream().map(each -> OverrideView.of(each,
                Optional.ofNullable(answers.get(each.override().unitId())),
                said.getOrDefault(each.override().id(), List.of()))).toList();
    }
}
