package org.tousaidants.governance.federation;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.ForeignBadgeCheck;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.judging.RecognitionTransfer;
import org.tousaidants.rules.versions.PublishedRules;

/// Verifies a badge of another territory for the page « Vérifier ».
@Component
class NeighbourBadges implements ForeignBadgeCheck {
    /// « Réponse d’un territoire » — the answer about a badge of another territory.
    enum Says {
        YES("ok"),
        NO("danger"),
        UNSURE("warn");

        private final String notice;

        Says(String notice) {
            this.notice = notice;
        }

        String notice() {
            return notice;
        }
    }

    /// @param crossing value of the recognition here; empty if the other rules could not be read
    /// @param state last part of a message key
    record Answer(
            Neighbours.KnownBadge known,
            Optional<RecognitionTransfer> crossing,
            Says says,
            String state,
            boolean adopted) {}

    private final Neighbours neighbours;
    private final PublishedRules rules;
    private final Clock clock;

    NeighbourBadges(Neighbours neighbours, PublishedRules rules, Clock clock) {
        this.neighbours = neighbours;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Optional<View> read(Network network, byte[] brought) {
        return answer(network, brought)
                .map(answer ->
                        View.of("governance/federation/elsewhere", answer).header("X-Robots-Tag", "noindex"));
    }

    Optional<Answer> answer(Network network, byte[] brought) {
        return neighbours.read(network, brought).map(known -> {
            var state = state(known);
            var ours = rules.now().protocol();
            return new Answer(
                    known,
                    known.theirs()
                            .map(theirs -> RecognitionTransfer.of(
                                    theirs,
                                    known.badge().under().profile(),
                                    ours,
                                    ParisTime.day(known.badge().from()))),
                    switch (state) {
                        case "valid" -> Says.YES;
                        case "unknown", "early", "stale" -> Says.UNSURE;
                        default -> Says.NO;
                    },
                    state,
                    known.territory().card().rules().stream()
                            .anyMatch(one -> one.adopted()
                                    && one.id().equals(known.badge().under().protocol())
                                    && one.version()
                                            .equals(known.badge().under().version())));
        });
    }

    private String state(Neighbours.KnownBadge known) {
        var now = clock.instant();
        var badge = known.badge();
        if (known.refused()) return "refused";
        if (now.isBefore(badge.from())) return "early";
        if (!now.isBefore(badge.until())) return "lapsed";
        if (known.states().isEmpty()) return "unknown";
        return known.fresh() ? "valid" : "stale";
    }
}
