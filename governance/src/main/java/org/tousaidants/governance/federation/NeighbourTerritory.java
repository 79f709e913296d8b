package org.tousaidants.governance.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// « Territoire voisin » — another territory and its signed file, as last read.
///
/// @param site public address, without a final slash
/// @param trouble why the last reading failed; empty if it succeeded
record NeighbourTerritory(String site, TerritoryCard card, Instant read, Optional<String> trouble) {
    /// « Carte d’un territoire » — the content of the signed file of a territory.
    ///
    /// @param issuer the issuer of its badges
    /// @param keys its trusted keys
    /// @param lists addresses of its status lists
    record TerritoryCard(
            String name,
            String site,
            String issuer,
            List<String> keys,
            List<RulesSummary> rules,
            List<String> lists,
            List<ListedNeighbour> neighbours,
            String at) {}

    /// One version of the rules of the territory.
    record RulesSummary(String id, String version, boolean adopted, String hash) {
        String archive(String site) {
            return site + "/protocole/" + id + "/" + version + "/archive.zip";
        }
    }

    record ListedNeighbour(String name, String site) {}
}
