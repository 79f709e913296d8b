package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.tenancy.InvalidSettingsException;
import org.tousaidants.platform.web.RunningSite;

class DemonstrationGuardTest extends RunningSite {
    @Autowired
    NetworkStore store;

    @Test
    void inventedPeopleNeverStandBesideRealOnes() {
        store.put(networks.here(), true);
        assertThatCode(() -> new DemonstrationGuard(store, true).check()).doesNotThrowAnyException();
        assertThatThrownBy(() -> new DemonstrationGuard(store, false).check())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("démonstration");
        var before = store.ids();
        assertThatThrownBy(
                        () -> new NetworkCreator(networks, new DemonstrationGuard(store, false)).afterPropertiesSet())
                .isInstanceOf(InvalidSettingsException.class);
        assertThat(store.ids()).as("a refused start leaves no data").isEqualTo(before);
        store.put(new Network("haute-vienne", "Haute-Vienne", "87"), false);
        assertThatThrownBy(() -> new DemonstrationGuard(store, true).check())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("vrai réseau");
    }
}
