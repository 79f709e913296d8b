package org.tousaidants.platform.caches;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.tousaidants.platform.identity.TestClock;
import org.tousaidants.platform.tenancy.Tenants;

class CachesTest {
    private final TestClock clock = new TestClock();
    private final CacheConfiguration setup = new CacheConfiguration(twoTerritories(), clock);

    private static Tenants twoTerritories() {
        var environment = new MockEnvironment();
        for (var one : new String[] {"87", "17"}) {
            environment.setProperty("ta.territories.t" + one + ".name", "Territoire " + one);
            environment.setProperty("ta.territories.t" + one + ".departement", one);
            environment.setProperty("ta.territories.t" + one + ".public-url", "https://t" + one + ".example.fr");
        }
        return new Tenants(environment);
    }

    @Test
    void whatOneTerritoryWasAnsweredIsNotGivenToAnother() throws Exception {
        var method = getClass().getDeclaredMethod("whatOneTerritoryWasAnsweredIsNotGivenToAnother");
        var keys = new ArrayList<Object>();
        twoTerritories().each(() -> {
            keys.add(setup.keyGenerator().generate(this, method, "lieux"));
            keys.add(setup.keyGenerator().generate(this, method, "aidants"));
        });
        assertThat(keys).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void whatAnotherProcessMayHaveChangedIsKeptForAFewSeconds() {
        var cache = Objects.requireNonNull(setup.cacheManager().getCache("places"));
        cache.put("one", "mairie");
        assertThat(cache.get("one", String.class)).isEqualTo("mairie");
        clock.advance(Duration.ofSeconds(6));
        assertThat(cache.get("one")).isNull();
    }
}
