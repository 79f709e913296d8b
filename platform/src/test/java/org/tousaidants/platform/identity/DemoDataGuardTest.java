package org.tousaidants.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.tenancy.InvalidSettingsException;
import org.tousaidants.platform.web.RunningSite;

class DemoDataGuardTest extends RunningSite {
    @Autowired
    TerritoryNetworkStore store;

    @Test
    void inventedPeopleNeverStandBesideRealOnes() {
        store.put(networks.here(), true);
        assertThatCode(() -> new DemoDataGuard(store, true).check()).doesNotThrowAnyException();
        assertThatThrownBy(() -> new DemoDataGuard(store, false).check())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("démonstration");
        var before = store.ids();
        assertThatThrownBy(() ->
                        new TerritoryNetworkCreator(networks, new DemoDataGuard(store, false)).afterPropertiesSet())
                .isInstanceOf(InvalidSettingsException.class);
        assertThat(store.ids()).as("a refused start leaves no data").isEqualTo(before);
        store.put(new TerritoryNetwork("haute-vienne", "Haute-Vienne", "87"), false);
        assertThatThrownBy(() -> new DemoDataGuard(store, true).check())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("vrai réseau");
    }
}
