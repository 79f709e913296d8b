package org.tousaidants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListeningSettingsTest {
    /// Behind a reverse proxy that leads to another port, the first page would otherwise answer nobody.
    @Test
    void theFirstPageListensWhereTheEnvironmentSays() {
        assertThat(TousAidants.listeningIn(
                        Map.of("SERVER_PORT", " 18380 ", "SERVER_ADDRESS", "0.0.0.0", "SERVER_SSL", "x")))
                .containsOnly(Map.entry("server.port", "18380"), Map.entry("server.address", "0.0.0.0"));
        assertThat(TousAidants.listeningIn(Map.of("SERVER_PORT", " "))).isEmpty();
    }
}
