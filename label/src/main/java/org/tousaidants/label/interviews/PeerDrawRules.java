package org.tousaidants.label.interviews;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.label.sortition.ReproducibleDraw;

/// « Tirage au sort » — draws one peer at random. Pure and reproducible: the same seed and list give the same
/// peer.
final class PeerDrawRules {
    /// A person of the network who may be drawn as a peer.
    ///
    /// @param organisation normalised key; empty if not answered
    record Candidate(UUID helper, String organisation, Standing standing) {}

    enum Standing {
        RECOGNISED,
        /// The person fulfils all but the interview: a new network has no recognised peers yet.
        READY,
        NEITHER
    }

    /// Why a person is excluded from the draw.
    enum Reason {
        SAME_ORGANISATION,
        UNKNOWN_ORGANISATION,
        CONFLICT,
        /// The person was asked for this meeting before, or has already met the interviewed person.
        ASKED_BEFORE,
        NOT_RECOGNISED
    }

    /// @param organisation of the interviewed person
    /// @param others organisations of the peers already drawn, avoided if possible
    /// @param conflicts people with a conflict of interest
    /// @param before people already asked
    /// @param judged people whom the interviewed person judges in another interview: drawn only if no one else
    /// can come
    record PeerDrawRequest(
            UUID helper,
            String organisation,
            boolean otherOrganisations,
            Set<String> others,
            Set<UUID> conflicts,
            Set<UUID> before,
            Set<UUID> judged) {}

    /// @param pool the candidates in the order of their ids
    record Drawn(Optional<UUID> peer, String seed, Standing among, List<UUID> pool, Map<Reason, Integer> excluded) {}

    private PeerDrawRules() {}

    static Drawn draw(String seed, PeerDrawRequest whom, List<Candidate> candidates) {
        var excluded = new EnumMap<Reason, Integer>(Reason.class);
        var left = new ArrayList<Candidate>();
        for (var candidate : candidates) {
            if (candidate.helper().equals(whom.helper())) continue;
            reason(whom, candidate)
                    .ifPresentOrElse(why -> excluded.merge(why, 1, Integer::sum), () -> left.add(candidate));
        }
        for (var standing : List.of(Standing.RECOGNISED, Standing.READY)) {
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
                    .stream().map(Candidate::helper).sorted().toList();
            return new Drawn(Optional.of(ReproducibleDraw.first(seed, pool)), seed, standing, pool, excluded);
        }
        return new Drawn(Optional.empty(), seed, Standing.NEITHER, List.of(), excluded);
    }

    private static Optional<Reason> reason(PeerDrawRequest whom, Candidate candidate) {
        if (candidate.standing() == Standing.NEITHER) return Optional.of(Reason.NOT_RECOGNISED);
        if (whom.conflicts().contains(candidate.helper())) return Optional.of(Reason.CONFLICT);
        if (whom.before().contains(candidate.helper())) return Optional.of(Reason.ASKED_BEFORE);
        if (!whom.otherOrganisations()) return Optional.empty();
        if (candidate.organisation().isEmpty()) return Optional.of(Reason.UNKNOWN_ORGANISATION);
        return candidate.organisation().equals(whom.organisation())
                ? Optional.of(Reason.SAME_ORGANISATION)
                : Optional.empty();
    }

    /// The candidate with the smallest hash of seed and id.
}
