package org.tousaidants.territory;

import java.util.List;

/// « Commune » — one of the 35,000 of France, with its INSEE code (5 characters), its postcodes (one or more), its
/// population (inhabitants), its intercommunality (SIREN, empty when it has none) and département code.
/// `estimated` says that no source gave the centre: it was inferred from neighbours of the same postcode.
public record Commune(
        String code,
        String name,
        List<String> postcodes,
        int population,
        String epci,
        String epciName,
        String departement,
        Point centre,
        boolean estimated) {}
