package org.tousaidants.platform.identity;

/// « Réseau » — one territory's network of places and helpers: the tenant. `id` is its short name in lower case
/// (`charente-maritime`), the leading key of every table that belongs to a network, and never changes;
/// `departement` is the code of its département (`17`, `2A`, `974`).
public record Network(String id, String name, String departement) {
    public Network {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 60)
            throw new IllegalArgumentException("invalid network id: " + id);
        if (name.isBlank()) throw new IllegalArgumentException("a network without a name");
        if (!departement.matches("[0-9]{2,3}|2[AB]"))
            throw new IllegalArgumentException("invalid département code: " + departement);
    }
}
