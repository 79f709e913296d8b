package org.tousaidants.governance.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// « Territoire voisin » — another territory and its signed file, as last read.
///
/// @param site public address, without a final slash
/// @param card content of the signed file
/// @param read moment of the last successful reading
/// @param trouble reason why the last reading failed; empty if it succeeded
record NeighbourTerritory(String site, NeighbourTerritoryCard card, Instant read, Optional<String> trouble) {
    /// « Carte d’un territoire » — the content of the signed file of a territory.
    ///
    /// @param issuer issuer of its badges
    /// @param keys its trusted keys
    /// @param lists addresses of its status lists
    record NeighbourTerritoryCard(
            String name,
            String site,
            String issuer,
            List<String> keys,
            List<RulesSummary> rules,
            List<String> lists,
            List<ListedNeighbour> neighbours,
            String at) {}

    /// One version of the rules of another territory.
    ///
    /// @param adopted whether it was adopted
    /// @param hash hash of its content
    record RulesSummary(String id, String version, boolean adopted, String hash) {
        String archive(String site) {
            return site + "/protocole/" + id + "/" + version + "/archive.zip";
        }
    }

    record ListedNeighbour(String name, String site) {}
}
