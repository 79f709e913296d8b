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

/// « Tirage au sort » — of one peer. Pure and reproducible: the same seed and list draw the same.
final class Draw {
    /// A person of the network who may be a peer.
    ///
    /// @param organisation in letters alone; empty: she did not say
    record Candidate(UUID helper, String organisation, Standing standing) {}

    enum Standing {
        RECOGNISED,
        /// All is there but the interview itself: who begins a network has no recognised peer yet.
        READY,
        NEITHER
    }

    /// Why a person is not in the list.
    enum Reason {
        SAME_ORGANISATION,
        UNKNOWN_ORGANISATION,
        CONFLICT,
        /// She was asked for this meeting, or met the person before the third.
        ASKED_BEFORE,
        NOT_RECOGNISED
    }

    /// @param organisation of the person to be met
    /// @param others organisations of the peers drawn already: another one is better
    /// @param conflicts people between whom and her one was declared
    /// @param before people who were asked
    /// @param judged people whom she is to judge herself: a peer who owes her a favour is drawn only when no other
    /// can come
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

    private Draw() {}

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

    /// The one whose hash with the seed comes first.
    static UUID first(String seed, List<UUID> pool) {
        return pool.stream()
                .min(Comparator.comparing(id -> Sha256.hex(seed + ":" + id)))
                .orElseThrow();
    }
}
