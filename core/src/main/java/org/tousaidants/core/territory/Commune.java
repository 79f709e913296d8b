package org.tousaidants.core.territory;

import java.util.List;
import java.util.Optional;

/// « Commune » — one of the 35,000 of France, with its INSEE code (5 characters), its postcodes (one or more),
/// its population (inhabitants), its intercommunality (SIREN, empty when it has none) and département code.
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
        boolean estimated) {

    /// The first of its postcodes.
    public Optional<String> postcode() {
        return postcodes.stream().findFirst();
    }

    /// « Saintes (17100) »: name and postcode, as pages show it and a form parses it.
    public String written() {
        return postcode().map(code -> name + " (" + code + ")").orElse(name);
    }

    /// « Arrondissement municipal » of Paris, Lyon or Marseille: it has its own code and postcode, but is no
    /// commune.
    public boolean isDistrict() {
        return !city().equals(code);
    }

    /// The code of the commune: for an arrondissement, the code of its city.
    public String city() {
        return cityOf(code);
    }

    static String cityOf(String code) {
        if (code.startsWith("751")) return "75056";
        if (code.startsWith("6938")) return "69123";
        return code.startsWith("132") ? "13055" : code;
    }

    public static String departementOf(String code) {
        return code.substring(0, code.startsWith("97") || code.startsWith("98") ? 3 : 2);
    }
}
