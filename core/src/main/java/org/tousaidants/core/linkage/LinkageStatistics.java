package org.tousaidants.core.linkage;

import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;

/// « Chiffres du rapprochement » — the counts of a linkage.
///
/// @param possible number of possible pairs, without those within one well-kept source
/// @param compared number of pairs that the blocking selected
/// @param recall recall of the blocking, estimated without known matches from the number of passes that find each
/// match (Chao's lower bound of the unseen); empty with fewer than two passes or without a match
public record LinkageStatistics(
        int records,
        long possible,
        long compared,
        int matches,
        int reviews,
        List<BlockingPassStatistics> passes,
        OptionalDouble recall) {
    public LinkageStatistics {
        passes = List.copyOf(passes);
    }

    /// Returns the fraction of possible pairs that the blocking avoids, from 0 to 1.
    public double reduction() {
        return possible == 0 ? 1 : 1 - (double) compared / possible;
    }

    /// Adds the counts of each pass to a JSON array.
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
    /// @param blocks number of blocks
    /// @param overLarge number of blocks that were too large, in which only neighbours were compared
    /// @param added number of candidates that no earlier pass found
    /// @param matches number of matches found by this pass
    /// @param matchesOnlyHere number of matches found by no other pass
    public record BlockingPassStatistics(
            String pass, int blocks, int overLarge, long added, int matches, int matchesOnlyHere) {}
}
