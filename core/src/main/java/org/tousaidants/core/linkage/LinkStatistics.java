package org.tousaidants.core.linkage;

import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;

/// « Chiffres du rapprochement » — what was compared and what came out.
///
/// @param possible pairs there are to judge, records of one well-kept source left out
/// @param compared pairs that the preselection kept
/// @param recall of the preselection, estimated without truth from how many passes find each match again (Chao's lower
///     bound of the unseen); empty with fewer than two passes or without a match
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

    /// The share of possible pairs that never had to be compared.
    public double reduction() {
        return possible == 0 ? 1 : 1 - (double) compared / possible;
    }

    /// Each pass as the reports say it.
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

    /// « Chiffres d’une passe »
    ///
    /// @param overLarge blocks that were cut down to neighbours
    /// @param added candidates that no earlier pass had brought
    /// @param matches matches that this pass brings together, and those that no other does
    public record PassFigures(String pass, int blocks, int overLarge, long added, int matches, int matchesOnlyHere) {}
}
