package se.usve.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.usve.demo.DemoRound.Days;
import se.usve.demo.DemoRound.Merger;
import se.usve.demo.DemoRound.State;
import se.usve.demo.DemoRound.Takeover;
import se.usve.demo.Round2018.Made;

/**
 * The round 2022–2025 in the middle of its collection. The units are those of 2018–2021, but that two have merged and one
 * is new. Regions have come differently far: some have nearly all their answers, one has hardly begun.
 */
final class Round2022 {
    static final String ID = "2022-2025";
    static final int FIRST_YEAR = 2022;

    private static final Days PERIOD = new Days(LocalDate.of(2022, 1, 1), LocalDate.of(2025, 12, 31));
    private static final long SEED = 2022_2025;

    /** How many per cent of a region's units have answered, and how many of the others have begun a draft. */
    private static final Map<Region, Integer> ANSWERED = Region.counts(61, 92, 34, 50, 48, 12, 83);
    private static final int DRAFTED = 20;
    /** The examples that are ruled by now; the others wait in the queue. */
    private static final double RULED = 0.45;

    private static final Region MERGED_IN = Region.STOCKHOLM;
    private static final String MERGED = "Ortopedi";
    private static final Region NEW_IN = Region.VASTERBOTTEN;
    private static final String NEW = "Palliativ vård";

    private final Draw draw;

    private Round2022(Draw draw) {
        this.draw = draw;
    }

    static DemoRound make(LocalDate today) {
        return new Round2022(new Draw(SEED)).round(new Days(today.minusMonths(1), today.plusMonths(2)));
    }

    /** A unit of this round, and what it answered in the one before. */
    private record Member(Clinic clinic, DemoUnit unit, Optional<DemoUnit> before) {
    }

    private DemoRound round(Days collection) {
        List<Made> earlier = Round2018.units();
        List<Made> merging = earlier.stream().filter(made -> made.clinic().region() == MERGED_IN
                && made.clinic().specialty().name().equals(MERGED)).toList();
        Clinic merged = clinic(MERGED_IN, MERGED, 901, 2024);
        Merger merger = new Merger(merging.stream().map(made -> made.unit().id()).toList(), merged.id(),
                LocalDate.of(2024, 1, 1), "Gemensam verksamhet och ledning från årsskiftet");

        List<Member> members = new ArrayList<>();
        for (Made made : earlier) {
            if (!merging.contains(made)) {
                members.add(new Member(made.clinic(), bare(made.unit()), Optional.of(made.unit())));
            }
        }
        members.add(new Member(merged, DemoUnit.of(merged), Optional.of(merging.getFirst().unit())));
        Clinic created = clinic(NEW_IN, NEW, 902, 2023);
        members.add(new Member(created, DemoUnit.of(created), Optional.empty()));
        return new DemoRound(ID, collection, PERIOD, State.OPEN, answered(members),
                Optional.of(new Takeover(Round2018.ID, List.of(merger))), Optional.empty(), List.of());
    }

    /** As the register knows it; what it answered belongs to the earlier round. */
    private static DemoUnit bare(DemoUnit unit) {
        return new DemoUnit(unit.id(), unit.name(), unit.region(), unit.specialty(), unit.hsaId(), unit.designatedYear(),
                true, Optional.empty(), Map.of(), Optional.empty());
    }

    private static Clinic clinic(Region region, String name, int number, int designated) {
        Specialty specialty = Specialty.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        return new Clinic(Clinics.slug(region.slug() + " " + name), name + ", " + region.nameSv(), region, specialty,
                Clinics.hsaId(region, number), true, Optional.of(designated), true, Clinic.Students.PLACED, 0);
    }

    private List<DemoUnit> answered(List<Member> members) {
        LaterAnswers writer = new LaterAnswers(draw);
        Map<Member, DemoUnit> filled = new HashMap<>();
        for (Region region : Region.values()) {
            List<Member> theirs = members.stream().filter(member -> member.clinic().region() == region).toList();
            Set<Member> answering = some(theirs, ANSWERED.get(region));
            List<Member> others = theirs.stream().filter(member -> !answering.contains(member)).toList();
            Set<Member> drafting = some(others, DRAFTED);
            for (Member member : theirs) {
                filled.put(member, answering.contains(member) ? member.unit().answering(partlyRuled(write(writer, member)))
                        : drafting.contains(member) ? member.unit().drafting(draft(writer, member)) : member.unit());
            }
        }
        return members.stream().map(filled::get)
                .sorted((one, other) -> one.region() == other.region() ? one.id().compareTo(other.id())
                        : one.region().compareTo(other.region())).toList();
    }

    /** The strong units are a little quicker. */
    private Set<Member> some(List<Member> members, int percent) {
        return new HashSet<>(draw.some(members, (members.size() * percent + 50) / 100,
                member -> StrictMath.exp(-0.4 * member.clinic().weakness())));
    }

    private Written write(LaterAnswers writer, Member member) {
        return writer.write(member.clinic(), member.before().flatMap(DemoUnit::answers));
    }

    private Written partlyRuled(Written written) {
        return new Written(written.answers(), written.rulings().entrySet().stream().filter(_ -> draw.chance(RULED))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new)));
    }

    /** Half begin with what the unit answered before, half with the first questions. */
    private DemoUnit.Draft draft(LaterAnswers writer, Member member) {
        Written written = write(writer, member);
        boolean answeredBefore = member.unit().goesOn() && member.before().flatMap(DemoUnit::answers).isPresent();
        if (answeredBefore && draw.chance(0.5)) {
            return new DemoUnit.Draft(true, new Sheet().answers());
        }
        List<String> questions = written.answers().properties().stream().map(Map.Entry::getKey).toList();
        return new DemoUnit.Draft(false, written.answers().deepCopy()
                .retain(questions.subList(0, 1 + draw.below(questions.size() - 1))));
    }
}
