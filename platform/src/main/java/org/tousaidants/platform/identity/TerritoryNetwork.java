package org.tousaidants.platform.identity;

/// « Réseau » — the network of places and helpers of one territory, which is a tenant of the database.
///
/// @param id short name in lower case (`charente-maritime`), which never changes; first key column of every table of
/// a network
/// @param departement code of its département (`17`, `2A`, `974`)
public record TerritoryNetwork(String id, String name, String departement) {
    public TerritoryNetwork {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 60)
            throw new IllegalArgumentException("invalid network id: " + id);
        if (name.isBlank()) throw new IllegalArgumentException("a network without a name");
        if (!departement.matches("[0-9]{2,3}|2[AB]"))
            throw new IllegalArgumentException("invalid département code: " + departement);
    }
}
