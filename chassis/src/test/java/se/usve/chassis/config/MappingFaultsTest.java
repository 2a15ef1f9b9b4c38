package se.usve.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A setting that cannot be is refused in a sentence that names it, all of them at once. */
class MappingFaultsTest {

    @ConfigMapping(prefix = "usve.kitchen")
    interface Kitchen {

        @WithDefault("4")
        @Range(from = "1", to = "8")
        int cooks();

        @WithDefault("10s")
        @Range(from = "1s")
        Duration patience();

        @WithDefault("1M")
        @Range(from = "1K", to = "10M")
        MemorySize recipe();

        @WithDefault("30s")
        Every tasting();

        String chef();

        Optional<String> secret();

        Map<String, Dish> dishes();

        interface Dish {
            String name();
        }
    }

    private static final List<Class<?>> MAPPINGS = List.of(Kitchen.class);

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder().withConverter(Every.class, 200, new EveryConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter());
    }

    private static SmallRyeConfig with(Map<String, String> settings) {
        return builder().withSources(new PropertiesConfigSource(settings, "a file", 100)).build();
    }

    @Test
    void whatIsWholeHasNoFaultsAndHasItsDefaults() {
        var config = with(Map.of("usve.kitchen.chef", "Ada", "usve.kitchen.cooks", "8", "usve.kitchen.dishes.soup.name", "Soup",
                "usve.kitchen.recipe", "1K", "usve.kitchen.tasting", "off"));
        assertThat(MappingFaults.of(config, MAPPINGS)).isEmpty();
        assertThat(config.getConfigMapping(Kitchen.class).patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.getConfigMapping(Kitchen.class).tasting().time()).isEmpty();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(MappingFaults.of(with(Map.of("usve.kitchen.cooks", "9", "usve.kitchen.patience", "1ms", "usve.kitchen.recipe", "11M",
                "usve.kitchen.tasting", "500ms", "usve.kitchen.oven", "hot")), MAPPINGS)).containsExactlyInAnyOrder(
                        "usve.kitchen.cooks (USVE_KITCHEN_COOKS) is 9: it must be 1 to 8.",
                        "usve.kitchen.patience (USVE_KITCHEN_PATIENCE) is 1ms: it must be 1s or more.",
                        "usve.kitchen.recipe (USVE_KITCHEN_RECIPE) is 11M: it must be 1K to 10M.",
                        "usve.kitchen.tasting (USVE_KITCHEN_TASTING) is \"500ms\": it must be off, or 1s or more.",
                        "usve.kitchen.chef (USVE_KITCHEN_CHEF) is required, and has no value.",
                        "usve.kitchen.oven is no setting; it stands in PropertiesConfigSource[source=a file].");
    }

    @Test
    void whatIsNotOfItsTypeIsToldOnce() {
        assertThat(MappingFaults.of(with(Map.of("usve.kitchen.chef", "Ada", "usve.kitchen.cooks", "many")), MAPPINGS))
                .containsExactly("usve.kitchen.cooks (USVE_KITCHEN_COOKS) is \"many\": Expected an integer value, got \"many\".");
    }

    @Test
    void bothEndsOfARangeAreInside() {
        for (var cooks : List.of("1", "8")) {
            assertThat(MappingFaults.of(with(Map.of("usve.kitchen.chef", "Ada", "usve.kitchen.cooks", cooks)), MAPPINGS)).isEmpty();
        }
        assertThat(MappingFaults.of(with(Map.of("usve.kitchen.chef", "Ada", "usve.kitchen.cooks", "0")), MAPPINGS)).hasSize(1);
    }

    /** Kubernetes and shells put variables there that are nobody's settings. */
    @Test
    void aVariableOfTheEnvironmentThatIsNoSettingIsNoFault() {
        var config = builder().withSources(new EnvConfigSource(Map.of("USVE_KITCHEN_CHEF", "Ada", "USVE_KITCHEN_PORT", "tcp://1"), 300))
                .build();
        assertThat(MappingFaults.of(config, MAPPINGS)).isEmpty();
    }

    @Test
    void whatStandsInAFileIsNotRepeated() {
        var files = new EnvConfigSource(Map.of("USVE_KITCHEN_CHEF", "Ada", "USVE_KITCHEN_COOKS", "hunter2",
                "USVE_KITCHEN_PATIENCE", "0s"), 305) {
            private static final long serialVersionUID = 1L;

            @Override
            public String getName() {
                return SettingsInFiles.NAME;
            }
        };
        assertThat(MappingFaults.of(builder().withSources(files).build(), MAPPINGS)).containsExactlyInAnyOrder(
                "usve.kitchen.cooks (USVE_KITCHEN_COOKS) cannot be what its file holds.",
                "usve.kitchen.patience (USVE_KITCHEN_PATIENCE) must be 1s or more.");
    }

    @Test
    void theNamesOfAllSettingsAreKnown() {
        assertThat(MappingFaults.names(MAPPINGS)).contains("usve.kitchen.cooks", "usve.kitchen.dishes.*.name");
    }
}
