package org.tousaidants.label.interviews;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.label.sortition.ReproducibleDraw;

/// « Tirage au sort » — draws one peer at random, without side effects and reproducibly: the same seed and list
/// always give the same peer.
final class PeerDrawByLotRules {
    /// A person of the network who may be drawn as a peer.
    ///
    /// @param organisation normalised key of the organisation; empty if not answered
    record PeerCandidate(UUID helper, String organisation, PeerRecognitionStatus standing) {}

    enum PeerRecognitionStatus {
        RECOGNISED,
        /// The person lacks only the interview. Such a person is accepted as a peer while a new network has
        /// no recognised peers yet.
        READY,
        NEITHER
    }

    /// The reason why a person is excluded from the draw.
    enum PeerExclusionReason {
        SAME_ORGANISATION,
        UNKNOWN_ORGANISATION,
        CONFLICT,
        /// The person was already asked for this interview, or has already met the interviewed person.
        ASKED_BEFORE,
        NOT_RECOGNISED
    }

    /// The data from which one peer is drawn.
    ///
    /// @param organisation organisation of the interviewed person
    /// @param others organisations of the peers already drawn, which are avoided if possible
    /// @param conflicts people with a conflict of interest
    /// @param before people already asked
    /// @param judged people whom the interviewed person evaluates in another interview, who are drawn only if
    /// nobody else can come
    record PeerDrawRequest(
            UUID helper,
            String organisation,
            boolean otherOrganisations,
            Set<String> others,
            Set<UUID> conflicts,
            Set<UUID> before,
            Set<UUID> judged) {}

    /// The result of a draw.
    ///
    /// @param peer drawn person; empty if there is no candidate
    /// @param among standing of the candidates among whom the peer was drawn
    /// @param pool candidates in the order of their ids
    /// @param excluded number of excluded people by reason
    record PeerDrawResult(
            Optional<UUID> peer,
            String seed,
            PeerRecognitionStatus among,
            List<UUID> pool,
            Map<PeerExclusionReason, Integer> excluded) {}

    private PeerDrawByLotRules() {}

    static PeerDrawResult draw(String seed, PeerDrawRequest whom, List<PeerCandidate> candidates) {
        var excluded = new EnumMap<PeerExclusionReason, Integer>(PeerExclusionReason.class);
        var left = new ArrayList<PeerCandidate>();
        for (var candidate : candidates) {
            if (candidate.helper().equals(whom.helper())) continue;
            reason(whom, candidate)
                    .ifPresentOrElse(why -> excluded.merge(why, 1, Integer::sum), () -> left.add(candidate));
        }
        for (var standing : List.of(PeerRecognitionStatus.RECOGNISED, PeerRecognitionStatus.READY)) {
            var tier = left.stream().filter(each -> each.standing() == standing).toList();
            if (tier.isEmpty()) continue;
            var free = tier.stream()
                    .filter(each -> !whom.judged().contains(each.helper()))
                    .toList();
            var fair = free.isEmpty() ? tier : free;
            var apart = fair.stream()
                    .filter(each -> !whom.others().contains(each.organisation()))
                    .toList();
            var pool = (apart.isEmpty() ? fair : apart)
                    .stream().map(PeerCandidate::helper).sorted().toList();
            return new PeerDrawResult(Optional.of(ReproducibleDraw.first(seed, pool)), seed, standing, pool, excluded);
        }
        return new PeerDrawResult(Optional.empty(), seed, PeerRecognitionStatus.NEITHER, List.of(), excluded);
    }

    private static Optional<PeerExclusionReason> reason(PeerDrawRequest whom, PeerCandidate candidate) {
        if (candidate.standing() == PeerRecognitionStatus.NEITHER)
            return Optional.of(PeerExclusionReason.NOT_RECOGNISED);
        if (whom.conflicts().contains(candidate.helper())) return Optional.of(PeerExclusionReason.CONFLICT);
        if (whom.before().contains(candidate.helper())) return Optional.of(PeerExclusionReason.ASKED_BEFORE);
        if (!whom.otherOrganisations()) return Optional.empty();
        if (candidate.organisation().isEmpty()) return Optional.of(PeerExclusionReason.UNKNOWN_ORGANISATION);
        return candidate.organisation().equals(whom.organisation())
                ? Optional.of(PeerExclusionReason.SAME_ORGANISATION)
                : Optional.empty();
    }

    /// Returns the candidate for whom the hash of seed and id is smallest.
}
