package org.tousaidants.label.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// « Territoire voisin » — as it says of itself in its signed file, and as we read it last.
///
/// @param site its public address, without a slash at its end
/// @param trouble why it could not be read the last time; empty: it was read
record Territory(String site, Card card, Instant read, Optional<String> trouble) {
    /// « Carte d’un territoire » — what the signed file says.
    ///
    /// @param issuer who signs its badges
    /// @param keys those that it believes
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
