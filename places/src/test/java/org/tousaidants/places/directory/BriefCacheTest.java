package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.TestClock;

class BriefCacheTest {
    private final TestClock clock = new TestClock();
    private final BriefCache<List<String>> lately = new BriefCache<>(clock);

    @Test
    void whatIsReadAgainAndSaysTheSameIsTheVeryObjectOfBefore() {
        var first = lately.of("17", _ -> List.of("mairie"));
        clock.advance(Duration.ofSeconds(6));
        assertThat(lately.of("17", _ -> List.of("mairie"))).isSameAs(first);
        clock.advance(Duration.ofSeconds(6));
        assertThat(lately.of("17", _ -> List.of("poste"))).containsExactly("poste");
    }

    @Test
    void whatMovedIsReadAtOnce() {
        lately.of("17", _ -> List.of("mairie"));
        assertThat(lately.of("17", _ -> List.of("poste"))).containsExactly("mairie");
        lately.forget("17");
        assertThat(lately.of("17", _ -> List.of("poste"))).containsExactly("poste");
        assertThat(lately.of("19", _ -> List.of("gare"))).containsExactly("gare");
    }
}
