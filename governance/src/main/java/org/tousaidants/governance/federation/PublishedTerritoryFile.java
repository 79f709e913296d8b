package org.tousaidants.governance.federation;

import java.util.Optional;
import org.tousaidants.label.badges.TerritoryStatementSigner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// « Fichier du territoire » — the small signed file in which a territory describes itself to others. The signature
/// covers the text byte by byte.
record PublishedTerritoryFile(String contenu, String cle, String signature) {
    static final String PATH = "/preuve/territoire.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 200;

    static String text(NeighbourTerritory.NeighbourTerritoryCard card) {
        return JSON.writeValueAsString(card);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /// Returns the content of a territory's file. Empty if none of the keys in the file signed it, or if the
    /// file does not contain the address at which it was found.
    ///
    /// @param text the file
    /// @param site address at which it was found
    static Optional<NeighbourTerritory.NeighbourTerritoryCard> read(String text, String site) {
        try {
            var file = JSON.readValue(text, PublishedTerritoryFile.class);
            if (file == null || !TerritoryStatementSigner.signed(file.cle(), file.contenu(), file.signature()))
                return Optional.empty();
            var card = JSON.readValue(file.contenu(), NeighbourTerritory.NeighbourTerritoryCard.class);
            return Optional.of(card)
                    .filter(one -> sound(one, site) && one.keys().contains(file.cle()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static boolean sound(NeighbourTerritory.NeighbourTerritoryCard card, String site) {
        return card.site().equals(site)
                && card.name().length() < MOST
                && !card.name().isBlank()
                && !card.keys().isEmpty()
                && card.keys().size() < MOST
                && card.rules().size() < MOST
                && card.lists().size() < MOST
                && card.lists().stream().allMatch(list -> list.startsWith(site + "/"))
                && card.rules().stream()
                        .allMatch(one -> one.id().matches("[a-z0-9-]{1,80}")
                                && one.version().matches("[0-9.]{1,20}"));
    }
}
