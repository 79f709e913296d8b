package org.tousaidants.places.matching;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// Finds the columns of a file for each field, by the names of the national schema and by synonyms from other files,
/// ignoring case and accents.
record SheetFieldColumns(Map<Field, List<String>> of, Optional<String> vintage) {
    private static final String VINTAGE = "vintage";

    /// Normalised synonyms of the name of each field. They are tried after the field's own name.
    private static final Map<Field, List<String>> ALSO = new EnumMap<>(Map.of(
            Field.ID, List.of("source id", "identifiant", "id source"),
            Field.PIVOT, List.of("siret", "siren", "rna"),
            Field.NOM, List.of("name", "libelle", "denomination", "nom structure", "raison sociale"),
            Field.ADRESSE, List.of("address", "adresse postale"),
            Field.CODE_POSTAL, List.of("cp", "postcode", "zip code"),
            Field.COMMUNE, List.of("ville", "city"),
            Field.CODE_INSEE, List.of("insee", "code commune", "city insee code"),
            Field.TELEPHONE, List.of("tel", "phone"),
            Field.COURRIELS, List.of("courriel", "mail", "email", "e mail"),
            Field.SITE_WEB, List.of("site", "site internet", "url", "web")));

    private static final Map<Field, List<String>> SHORT =
            Map.of(Field.LATITUDE, List.of("lat"), Field.LONGITUDE, List.of("lon", "lng", "long"));

    static SheetFieldColumns among(List<String> names) {
        var folded = new HashMap<String, String>();
        for (var name : names) folded.putIfAbsent(String.join(" ", PlaceNameNormaliser.words(name)), name);
        var of = new EnumMap<Field, List<String>>(Field.class);
        for (var field : Field.NATIONAL) {
            var found = new java.util.ArrayList<String>(2);
            add(found, folded, field.column().replace('_', ' '));
            for (var other : ALSO.getOrDefault(field, SHORT.getOrDefault(field, List.of()))) add(found, folded, other);
            if (!found.isEmpty()) of.put(field, List.copyOf(found));
        }
        return new SheetFieldColumns(of, Optional.ofNullable(folded.get(VINTAGE)));
    }

    private static void add(List<String> found, Map<String, String> folded, String name) {
        var column = folded.get(name);
        if (column != null && !found.contains(column)) found.add(column);
    }

    /// Returns whether the file has enough columns to identify a place.
    boolean tellAPlace() {
        return of.containsKey(Field.NOM)
                || of.containsKey(Field.ADRESSE)
                || of.containsKey(Field.PIVOT)
                || of.containsKey(Field.TELEPHONE)
                || of.containsKey(Field.LATITUDE);
    }
}
