package org.tousaidants.core.territory;

import java.util.List;
import java.util.Optional;

/// « Commune » — one of the 35,000 communes of France, with its INSEE code (5 characters), its postcodes (one or
/// more), its population (inhabitants), its intercommunality (SIREN; may be empty) and the code of its département.
///
/// @param estimated whether no source contained the centre, which was therefore inferred from neighbours with the
/// same postcode
public record Commune(
        String code,
        String name,
        List<String> postcodes,
        int population,
        String epci,
        String epciName,
        String departement,
        GeoPoint centre,
        boolean estimated) {

    /// Returns the first of its postcodes.
    public Optional<String> postcode() {
        return postcodes.stream().findFirst();
    }

    /// Returns name and postcode, « Saintes (17100) », as pages show them and forms parse them.
    public String written() {
        return postcode().map(code -> name + " (" + code + ")").orElse(name);
    }

    /// Returns whether this is an « arrondissement municipal » of Paris, Lyon or Marseille, which has its own
    /// code and postcode but is no commune.
    public boolean isDistrict() {
        return !city().equals(code);
    }

    /// Returns the code of the commune; for an arrondissement, the code of its city.
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
