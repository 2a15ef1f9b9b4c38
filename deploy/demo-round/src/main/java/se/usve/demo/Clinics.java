package se.usve.demo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the 296 units: names, designation years, patient contact and students, all by the report's counts. */
final class Clinics {
    /** Units without direct patient contact: 24 in all; Uppsala 3, Örebro 6, Västerbotten 0 (diagram 5), the others our split. */
    private static final Map<Region, Integer> LABORATORIES = new EnumMap<>(Map.of(Region.STOCKHOLM, 4, Region.UPPSALA, 3,
            Region.OSTERGOTLAND, 3, Region.SKANE, 4, Region.VASTRA_GOTALAND, 4, Region.OREBRO, 6, Region.VASTERBOTTEN, 0));
    /** Units with no students placed: 292 - 271 = 21 in all (report, level 12); the split is ours. */
    private static final Map<Region, Integer> NOT_PLACED = new EnumMap<>(Map.of(Region.STOCKHOLM, 3, Region.UPPSALA, 2,
            Region.OSTERGOTLAND, 2, Region.SKANE, 5, Region.VASTRA_GOTALAND, 4, Region.OREBRO, 4, Region.VASTERBOTTEN, 1));
    private static final int WITHOUT_STUDENTS_IN_SKANE = 2;

    private final Draw draw;
    private final PublishedTables tables;
    private final List<Specialty> specialties = Specialty.all();

    Clinics(Draw draw, PublishedTables tables) {
        this.draw = draw;
        this.tables = tables;
    }

    List<Clinic> make() {
        List<Clinic> clinics = new ArrayList<>();
        for (Region region : Region.values()) {
            clinics.addAll(make(region));
        }
        return clinics;
    }

    private List<Clinic> make(Region region) {
        List<Named> named = names(region);
        List<Named> mayBeSilent = named.stream().filter(n -> !n.specialty.laboratory()).toList();
        Set<Named> silent = new HashSet<>(draw.some(mayBeSilent, tables.units().get(region) - tables.responding().get(region)));
        List<Named> responding = named.stream().filter(n -> !silent.contains(n)).toList();
        // Students are placed at wards and clinics; laboratories are the likeliest to have none.
        List<Named> notPlaced = draw.some(responding, NOT_PLACED.get(region), n -> n.specialty.laboratory() ? 20 : 0.05);
        List<Integer> years = new ArrayList<>();
        tables.designated().get(region).forEach((year, n) -> {
            for (int i = 0; i < n; i++) {
                years.add(year);
            }
        });
        List<Integer> shuffledYears = draw.shuffled(years);
        List<Clinic> clinics = new ArrayList<>();
        int answered = 0;
        for (Named n : named) {
            boolean responds = !silent.contains(n);
            Clinic.Students students = students(region, notPlaced.indexOf(n));
            clinics.add(new Clinic(slug(region.slug() + " " + n.name), n.name + ", " + region.nameSv(), region, n.specialty,
                    hsaId(region, clinics.size() + 1), responds,
                    responds ? Optional.of(shuffledYears.get(answered++)) : Optional.empty(),
                    !n.specialty.laboratory(), students, draw.normal()));
        }
        return clinics;
    }

    /**
     * Three units say they have no premises for teaching, none of which has students placed (report, level 19): the two
     * in Skåne without any students, and, by our choice, one in Västra Götaland.
     *
     * @param place the unit's place among the region's units with no students placed, or -1
     */
    private static Clinic.Students students(Region region, int place) {
        if (place < 0) {
            return Clinic.Students.PLACED;
        }
        return switch (region) {
            case SKANE -> place < WITHOUT_STUDENTS_IN_SKANE ? Clinic.Students.NONE : Clinic.Students.TAUGHT_ONLY;
            case VASTRA_GOTALAND -> place == 0 ? Clinic.Students.TAUGHT_WITHOUT_PREMISES : Clinic.Students.TAUGHT_ONLY;
            default -> Clinic.Students.TAUGHT_ONLY;
        };
    }

    /**
     * Specialties in the file's order, and again as "norr" and "söder" when the region has more units than there are
     * specialties. No real clinic or hospital is named, so that no made-up failing can be read as a real one's.
     */
    private List<Named> names(Region region) {
        List<Specialty> laboratories = specialties.stream().filter(Specialty::laboratory).toList();
        // Västerbotten has no unit in emergency medicine (footnote 23).
        List<Specialty> clinical = specialties.stream().filter(s -> !s.laboratory())
                .filter(s -> region != Region.VASTERBOTTEN || !s.name().equals("Akutsjukvård")).toList();
        int wanted = tables.units().get(region) - LABORATORIES.get(region);
        int doubled = Math.max(0, wanted - clinical.size());
        List<Named> names = new ArrayList<>();
        for (int i = 0; i < Math.min(wanted, clinical.size()); i++) {
            Specialty specialty = clinical.get(i);
            if (i < doubled) {
                names.add(new Named(specialty.name() + " norr", specialty));
                names.add(new Named(specialty.name() + " söder", specialty));
            } else {
                names.add(new Named(specialty.name(), specialty));
            }
        }
        for (Specialty laboratory : draw.some(laboratories, LABORATORIES.get(region))) {
            names.add(new Named(laboratory.name(), laboratory));
        }
        names.sort(Comparator.comparing(n -> slug(n.name)));
        return names;
    }

    /** Right form, no real organisation: no Swedish organisation number begins with 99. */
    static String hsaId(Region region, int number) {
        return "SE99000000%s-U%03d".formatted(region.code(), number);
    }

    static String slug(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private record Named(String name, Specialty specialty) {
    }
}
