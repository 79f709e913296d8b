package org.tousaidants.label.sortition;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.tousaidants.core.text.Sha256;

/// « Tirage refaisable » — draws one id among several. Pure and reproducible: the same seed and ids give the same id,
/// so that a person who knows both can repeat the draw.
public final class ReproducibleDraw {
    private ReproducibleDraw() {}

    /// Returns the id whose SHA-256 with the seed is the smallest.
    ///
    /// @param pool at least one id
    public static UUID first(String seed, List<UUID> pool) {
        return pool.stream()
                .min(Comparator.comparing(id -> Sha256.hex(seed + ":" + id)))
                .orElseThrow();
    }
}
