package se.usve.chassis.calls;

import io.github.bucket4j.Bandwidth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import se.usve.chassis.calls.CallSettings.Costly;

/** The points that callers have left, in this instance. */
@ApplicationScoped
class Budgets {

    private record Place(Pattern path, int points) {
    }

    private final Buckets ofCallers;
    private final Buckets ofAddresses;
    private final List<Place> places;
    private final List<Costly> forms;

    @Inject
    Budgets(CallSettings settings) {
        this(settings, System::nanoTime);
    }

    Budgets(CallSettings settings, LongSupplier nanoTime) {
        this.ofCallers = new Buckets(aMinute(settings.ofCaller()), settings.remembered(), nanoTime);
        this.ofAddresses = new Buckets(aMinute(settings.ofAddress()), settings.remembered(), nanoTime);
        this.places = settings.costly().values().stream().filter(costly -> costly.path().isPresent())
                .map(costly -> new Place(pattern(costly.path().get()), costly.points())).toList();
        this.forms = settings.costly().values().stream().filter(costly -> costly.type().isPresent()).toList();
    }

    /** Whoever was silent for a minute may use a minute's points at once; from then on they come one by one. */
    private static Bandwidth aMinute(int points) {
        return Bandwidth.builder().capacity(points).refillGreedy(points, Duration.ofMinutes(1)).build();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace(".", "\\.").replace("*", "[^/]+"));
    }

    /** {@return 0 if the call may be made, else after how many whole seconds it may} */
    long take(Payer payer, String path) {
        return of(payer).take(payer.key(), places.stream().filter(place -> place.path().matcher(path).matches())
                .mapToInt(Place::points).max().orElse(1));
    }

    /** Takes what an answer of that media type cost beyond the call's own point. */
    void charge(Payer payer, String type) {
        forms.stream().filter(form -> form.type().filter(Predicate.isEqual(type)).isPresent()).findFirst()
                .ifPresent(form -> of(payer).charge(payer.key(), form.points() - 1L));
    }

    private Buckets of(Payer payer) {
        return payer.isKnown() ? ofCallers : ofAddresses;
    }
}
