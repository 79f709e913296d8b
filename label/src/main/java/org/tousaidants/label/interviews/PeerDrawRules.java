package org.tousaidants.label.interviews;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.core.text.Sha256;

/// « Tirage au sort » — draws one peer. Pure and reproducible: the same seed and list give the same result.
final class PeerDrawRules {
    /// A person of the network who may be a peer.
    ///
    /// @param organisation in letters alone; empty: no answer
    record Candidate(UUID helper, String organisation, Standing standing) {}

    enum Standing {
        RECOGNISED,
        /// Complete but for the interview: the first people of a network have no recognised peer yet.
        READY,
        NEITHER
    }

    /// Why a person is not in the list.
    enum Reason {
        SAME_ORGANISATION,
        UNKNOWN_ORGANISATION,
        CONFLICT,
        /// Asked for this meeting before, or met the person before the third.
        ASKED_BEFORE,
        NOT_RECOGNISED
    }

    /// @param organisation of the person to be met
    /// @param others organisations of the peers drawn already: another one is better
    /// @param conflicts people with a declared conflict of interest with the person
    /// @param before people who were asked
    /// @param judged people whom this person is to judge: such a peer is drawn only when no other can come
    record For(
            UUID helper,
            String organisation,
            boolean otherOrganisations,
            Set<String> others,
            Set<UUID> conflicts,
            Set<UUID> before,
            Set<UUID> judged) {}

    /// @param pool in the order of their ids
    record Drawn(Optional<UUID> peer, String seed, Standing among, List<UUID> pool, Map<Reason, Integer> excluded) {}

    private PeerDrawRules() {}

    static Drawn draw(String seed, For whom, List<Candidate> candidates) {
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
            return new Drawn(Optional.of(first(seed, pool)), seed, standing, pool, excluded);
        }
        return new Drawn(Optional.empty(), seed, Standing.NEITHER, List.of(), excluded);
    }

    private static Optional<Reason> reason(For whom, Candidate candidate) {
        if (candidate.standing() == Standing.NEITHER) return Optional.of(Reason.NOT_RECOGNISED);
        if (whom.conflicts().contains(candidate.helper())) return Optional.of(Reason.CONFLICT);
        if (whom.before().contains(candidate.helper())) return Optional.of(Reason.ASKED_BEFORE);
        if (!whom.otherOrganisations()) return Optional.empty();
        if (candidate.organisation().isEmpty()) return Optional.of(Reason.UNKNOWN_ORGANISATION);
        return candidate.organisation().equals(whom.organisation())
                ? Optional.of(Reason.SAME_ORGANISATION)
                : Optional.empty();
    }

    /// The one whose hash with the seed is the smallest.
    static UUID first(String seed, List<UUID> pool) {
        return pool.stream()
                .min(Comparator.comparing(id -> Sha256.hex(seed + ":" + id)))
                .orElseThrow();
    }
}
