package org.tousaidants.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class TenantsTest {
    private static final Map<String, String> WHOLE =
            Map.of("ta.network.id", "haute-vienne", "ta.network.name", "Haute-Vienne", "ta.network.departement", "87");

    private static Tenants with(Map<String, String> settings) {
        var environment = new MockEnvironment();
        settings.forEach(environment::setProperty);
        return new Tenants(environment);
    }

    private static MockEnvironment whole() {
        var environment = new MockEnvironment();
        WHOLE.forEach(environment::setProperty);
        return environment;
    }

    @Test
    void anOperatorWhoNamesNoTerritoryReadsAllThatIsMissingAndServesNobodyElses() {
        assertThat(with(WHOLE).here()).isEqualTo("haute-vienne");
        assertThatThrownBy(() -> with(Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll("TA_NETWORK_ID", "TA_NETWORK_NAME", "TA_NETWORK_DEPARTEMENT");
        assertThatThrownBy(() -> with(Map.of("ta.network.id", "x", "ta.network.name", "X")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("TA_NETWORK_DEPARTEMENT")
                .hasMessageNotContainingAny("TA_NETWORK_ID", "TA_NETWORK_NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "ta.network.departement, 99, aucun département",
        "ta.network.id, Haute Vienne, nom court",
        "ta.public-url, http://aidants.example.fr, https",
        "ta.public-url, aidants.example.fr, https",
        "ta.public-url, 'https://a b', https",
    })
    void aWrongSettingIsRefusedInASentence(String name, String value, String word) {
        var environment = whole();
        environment.setProperty(name, value);
        assertThatThrownBy(() -> new Tenants(environment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(word)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({"https://aidants.example.fr", "http://localhost:8080", "http://127.0.0.1:8087"})
    void anAddressInHttpsOrOnThisMachineIsTaken(String address) {
        var environment = whole();
        environment.setProperty("ta.public-url", address);
        assertThat(new Tenants(environment).setting("public-url")).isEqualTo(address);
    }
}
