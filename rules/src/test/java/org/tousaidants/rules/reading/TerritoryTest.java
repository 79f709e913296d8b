package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.RuleFileSchemas;

/// Tests the changes that a territory may make over its base without lowering it.
class TerritoryTest {
    private static ChangedProtocol territory() {
        return ChangedProtocol.of("charente-maritime");
    }

    /// Hints, mistakes and examples are the same in each territory: they contain no place name.
    @Test
    void noTextOfTheSiteNamesAPlaceOfOneTerritory() throws IOException {
        try (var files = Files.find(
                Path.of(""), 6, (file, _) -> file.toString().matches("[a-z]+/src/main/resources/messages/.*"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContainPattern("(?i)saintes|la rochelle|royan|charente"));
        }
    }

    @Test
    void aShorterValidityWithItsSourceIsAccepted() {
        var draft = territory()
                .whole(
                        RuleFileSchemas.HELPERS,
                        "source: Vote du 3 décembre 2026.\npourquoi: Deux ans suffisent.\nvalidite-mois: 24\n");
        assertThat(draft.mistakes()).isEmpty();
        assertThat(draft.read().helpers().months()).isEqualTo(24);
        assertThat(draft.read().helpers().waivers())
                .extracting(LabelRules.RequirementWaiver::id)
                .containsExactlyElementsOf(ChangedProtocol.of("base").read().helpers().waivers().stream()
                        .map(LabelRules.RequirementWaiver::id)
                        .toList());
    }

    @Test
    void aWaiverMayConcernFewerProfilesAndNoMore() {
        var known = ChangedProtocol.of("base").read().helpers().waivers().getFirst();
        var one = known.profiles().iterator().next();
        var fewer = "dispenses:\n  - id: " + known.id() + "\n    profils: [" + one + "]\n";
        assertThat(territory()
                        .whole(RuleFileSchemas.HELPERS, "source: Vote.\npourquoi: Nous.\n" + fewer)
                        .mistakes())
                .isEmpty();
        var more = "dispenses:\n  - id: " + known.id() + "\n    si: \"true\"\n";
        assertThat(territory()
                        .whole(RuleFileSchemas.HELPERS, "source: Vote.\npourquoi: Nous.\n" + more)
                        .mistakes())
                .isNotEmpty();
    }
}
