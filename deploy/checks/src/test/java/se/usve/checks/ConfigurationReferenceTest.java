package se.usve.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whoever runs a service finds everything it can be told, as it is in the code now. */
class ConfigurationReferenceTest {

    static final List<String> SERVICES = ConfigurationReference.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theReferenceIsCurrent(String service) {
        assertThat(Repository.read(ConfigurationReference.file(service)))
                .as("deploy/configuration/write writes it anew")
                .isEqualTo(ConfigurationReference.of(service));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void noTwoSettingsHaveTheSameName(String service) {
        assertThat(ConfigurationReference.settings(service).values().stream().flatMap(List::stream))
                .extracting(Setting::variable).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }
}
