package se.usve.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.usve.chassis.config.MappingFaults;
import se.usve.scoring.settings.ScoringSettings;

/** The service starts only with settings that a round can be assessed by. */
class SettingsTest {

    /** A claim that is nobody's the moment it is made would keep nobody else from the case. */
    @ParameterizedTest
    @CsvSource({"usve.assessment.claim-time,PT0S", "usve.assessment.claim-time,-PT4H", "usve.assessment.claim-time,soon",
            "usve.procedure.reply-days,-1", "usve.procedure.reply-days,366", "usve.overrides.every,0s", "usve.sealing.every,500ms"})
    void whatCannotBeIsRefused(String name, String value) {
        assertThat(faults(name, value)).singleElement().asString().startsWith(name + " (USVE_");
    }

    @ParameterizedTest
    @CsvSource({"usve.assessment.claim-time,PT1S", "usve.procedure.reply-days,0", "usve.procedure.reply-days,365",
            "usve.overrides.every,off", "usve.sealing.every,1s", "usve.procedure.double-review,true"})
    void whatCanIsNot(String name, String value) {
        assertThat(faults(name, value)).isEmpty();
    }

    private static List<String> faults(String name, String value) {
        var config = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(Map.of("usve.rule-sets", "rules.yaml", name, value), "test", 100)).build();
        return MappingFaults.of(config, List.of(ScoringSettings.class));
    }
}
