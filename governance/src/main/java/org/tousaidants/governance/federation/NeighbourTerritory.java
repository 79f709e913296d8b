package org.tousaidants.governance.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// « Territoire voisin » — the content of its signed file, as last read.
///
/// @param site its public address, without a slash at its end
/// @param trouble why the last reading failed; empty: it succeeded
record NeighbourTerritory(String site, Card card, Instant read, Optional<String> trouble) {
    /// « Carte d’un territoire » — the content of the signed file.
    ///
    /// @param issuer that signs its badges
    /// @param keys that it trusts
    /// @param lists of states
    record Card(
            String name,
            String site,
            String issuer,
            List<String> keys,
            List<Rules> rules,
            List<String> lists,
            List<Neighbour> neighbours,
            String at) {}

    /// A version of its rules.
    record Rules(String id, String version, boolean adopted, String hash) {
        String archive(String site) {
            return site + "/protocole/" + id + "/" + version + "/archive.zip";
        }
    }

    record Neighbour(String name, String site) {}
}
