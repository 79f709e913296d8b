package org.tousaidants.governance.federation;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.OtherTerritoryBadgeVerifier;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.RecognitionTransfer;
import org.tousaidants.rules.versions.PublishedRules;

/// Verifies the badges of other territories for the page « Vérifier ».
@Component
class NeighbourTerritoryBadgeVerifier implements OtherTerritoryBadgeVerifier {
    /// « Réponse d’un territoire » — the possible answers about a badge of another territory.
    enum BadgeVerdict {
        YES("ok"),
        NO("danger"),
        UNSURE("warn");

        private final String notice;

        BadgeVerdict(String notice) {
            this.notice = notice;
        }

        String notice() {
            return notice;
        }
    }

    /// The answer about a badge of another territory.
    ///
    /// @param crossing value of the recognition in this network; empty if the rules of the other territory could
    /// not be read
    /// @param state last part of a message key
    record BadgeAnswer(
            NeighbourTerritories.NeighbourBadge known,
            Optional<RecognitionTransfer> crossing,
            BadgeVerdict says,
            String state,
            boolean adopted) {}

    private final NeighbourTerritories neighbours;
    private final PublishedRules rules;
    private final Clock clock;

    NeighbourTerritoryBadgeVerifier(NeighbourTerritories neighbours, PublishedRules rules, Clock clock) {
        this.neighbours = neighbours;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Optional<View> read(TerritoryNetwork network, byte[] brought) {
        return answer(network, brought)
                .map(answer ->
                        View.of("governance/federation/elsewhere", answer).header("X-Robots-Tag", "noindex"));
    }

    Optional<BadgeAnswer> answer(TerritoryNetwork network, byte[] brought) {
        return neighbours.read(network, brought).map(known -> {
            var state = state(known);
            var ours = rules.now().protocol();
            return new BadgeAnswer(
                    known,
                    known.theirs()
                            .map(theirs -> RecognitionTransfer.of(
                                    theirs,
                                    known.badge().under().profile(),
                                    ours,
                                    ParisTime.day(known.badge().from()))),
                    switch (state) {
                        case "valid" -> BadgeVerdict.YES;
                        case "unknown", "early", "stale" -> BadgeVerdict.UNSURE;
                        default -> BadgeVerdict.NO;
                    },
                    state,
                    known.territory().card().rules().stream()
                            .anyMatch(one -> one.adopted()
                                    && one.id().equals(known.badge().under().protocol())
                                    && one.version()
                                            .equals(known.badge().under().version())));
        });
    }

    private String state(NeighbourTerritories.NeighbourBadge known) {
        var now = clock.instant();
        var badge = known.badge();
        if (known.refused()) return "refused";
        if (now.isBefore(badge.from())) return "early";
        if (!now.isBefore(badge.until())) return "lapsed";
        if (known.states().isEmpty()) return "unknown";
        return known.fresh() ? "valid" : "stale";
    }
}
