package org.tousaidants.platform.identity;

/// « Réseau » — the tenant: one territory's network of places and helpers. `id` is its short name in lower case
/// (`charente-maritime`), the first key column of every table of a network, and never changes; `departement` is
/// the code of its département (`17`, `2A`, `974`).
public record Network(String id, String name, String departement) {
    public Network {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 60)
            throw new IllegalArgumentException("invalid network id: " + id);
        if (name.isBlank()) throw new IllegalArgumentException("a network without a name");
        if (!departement.matches("[0-9]{2,3}|2[AB]"))
            throw new IllegalArgumentException("invalid département code: " + departement);
    }
}
