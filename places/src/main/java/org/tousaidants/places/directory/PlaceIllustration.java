package org.tousaidants.places.directory;

import java.util.Map;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;

/// « Façade » — the drawing for a kind of place; its words are the name and the typology beside it.
public final class PlaceIllustration {
    private static final String OTHER = "maison";
    private static final Map<String, String> BY_KIND = Map.ofEntries(
            Map.entry("MUNI", "mairie"),
            Map.entry("EPCI", "mairie"),
            Map.entry("CC", "mairie"),
            Map.entry("CD", "mairie"),
            Map.entry("PREF", "mairie"),
            Map.entry("REG", "mairie"),
            Map.entry("BIB", "livres"),
            Map.entry("RELAIS_LECTURE", "livres"),
            Map.entry("LA_POSTE", "poste"),
            Map.entry("CS", "social"),
            Map.entry("CSC", "social"),
            Map.entry("EVS", "social"),
            Map.entry("CCAS", "social"),
            Map.entry("CIAS", "social"),
            Map.entry("CMS", "social"),
            Map.entry("MDS", "social"),
            Map.entry("MQ", "social"),
            Map.entry("MDH", "social"),
            Map.entry("RFS", "services"),
            Map.entry("MSAP", "services"),
            Map.entry("PIMMS", "services"),
            Map.entry("CAF", "services"),
            Map.entry("CPAM", "services"),
            Map.entry("ENM", "bus"),
            Map.entry("FT", "travail"),
            Map.entry("ML", "travail"),
            Map.entry("MDE", "travail"),
            Map.entry("MDEF", "travail"),
            Map.entry("CAP_EMPLOI", "travail"),
            Map.entry("AFPA", "travail"),
            Map.entry("ASSO", "asso"),
            Map.entry("MJC", "asso"),
            Map.entry("TIERS_LIEUX", "asso"),
            Map.entry("FABLAB", "asso"));

    private PlaceIllustration() {}

    /// The name of a symbol of `icons.svg`, without its `f-`.
    public static String of(Sheet sheet) {
        if (sheet.list(Field.ITINERANCE).contains("Itinérant")) return "bus";
        if (sheet.list(Field.DISPOSITIFS).contains("France Services")) return "services";
        return sheet.list(Field.TYPOLOGIE).stream()
                .map(BY_KIND::get)
                .filter(face -> face != null)
                .findFirst()
                .orElse(OTHER);
    }
}
