package org.tousaidants.core.linkage;

import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;

/// « Chiffres du rapprochement » — the counts of a linkage.
///
/// @param possible pairs to judge, without those within one well-kept source
/// @param compared pairs that the blocking kept
/// @param recall of the blocking, estimated without known matches from the number of passes that find each
/// match (Chao's lower bound of the unseen); empty with fewer than two passes or without a match
public record LinkStatistics(
        int records,
        long possible,
        long compared,
        int matches,
        int reviews,
        List<PassFigures> passes,
        OptionalDouble recall) {
    public LinkStatistics {
        passes = List.copyOf(passes);
    }

    /// The fraction of possible pairs that the blocking avoids.
    public double reduction() {
        return possible == 0 ? 1 : 1 - (double) compared / possible;
    }

    /// Writes the counts of each pass to a JSON array.
    public void list(ArrayNode into) {
        for (var pass : passes)
            into.addObject()
                    .put("pass", pass.pass())
                    .put("blocks", pass.blocks())
                    .put("over_large_blocks", pass.overLarge())
                    .put("pairs_added", pass.added())
                    .put("matches", pass.matches())
                    .put("matches_only_here", pass.matchesOnlyHere());
    }

    /// « Chiffres d’une passe » — the counts of one blocking pass.
    ///
    /// @param overLarge blocks reduced to neighbours
    /// @param added candidates that no earlier pass gave
    /// @param matches matches found by this pass
    /// @param matchesOnlyHere matches found by no other pass
    public record PassFigures(String pass, int blocks, int overLarge, long added, int matches, int matchesOnlyHere) {}
}
