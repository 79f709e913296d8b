package org.tousaidants.label.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tousaidants.core.text.ShippedFile;
import org.tousaidants.label.rules.Shape.Group;
import tools.jackson.databind.json.JsonMapper;

/// The files of a protocol and the shape of each, which stands in `protocol/schema`.
final class Shapes {
    static final String IDENTITY = "protocole.yaml";
    static final String PROFILES = "profils.yaml";
    static final String PREAMBLE = "preambule.md";
    static final String CHARTER = "charte.yaml";
    static final String SKILLS = "competences.yaml";
    static final String INTERVIEW = "entretien-de-pairs.yaml";
    static final String HELPERS = "label-aidants.yaml";
    static final String PLACES = "label-lieux.yaml";
    static final String GUARANTEES = "garanties.yaml";
    static final String INDICATORS = "indicateurs.yaml";

    /// Written for the care of the data and for the path of a person, whose rooms judge their rules; here only their
    /// YAML is.
    static final Set<String> CARE = Set.of(
            "entretien-des-donnees.yaml",
            "courriels-d-entretien.yaml",
            "diagnostic.yaml",
            "orientation.yaml",
            "besoins.yaml",
            "conservation.yaml",
            "mandat.yaml");

    static final String EVERYBODY = "tous";
    static final int HIGHEST_LEVEL = 8;

    private static final Map<String, Group> WHOLE = new LinkedHashMap<>();
    private static final Map<String, Group> OVERLAY = new LinkedHashMap<>();

    private Shapes() {}

    static {
        for (var file :
                List.of(IDENTITY, PROFILES, CHARTER, SKILLS, INTERVIEW, HELPERS, PLACES, GUARANTEES, INDICATORS)) {
            WHOLE.put(file, of("socle/" + schema(file)));
            OVERLAY.put(file, of("territoire/" + schema(file)));
        }
    }

    static Group of(String schema) {
        return (Group) Shape.of(JsonMapper.shared().readTree(text(schema)));
    }

    static String schema(String file) {
        return file.replace(".yaml", ".schema.json");
    }

    static String text(String schema) {
        return ShippedFile.text(Shapes.class, "/protocol/schema/" + schema);
    }

    /// The shape of each file of a whole protocol.
    static Map<String, Group> whole() {
        return WHOLE;
    }

    /// The shape of each file in a territory's folder, which says only what it changes, and why: what has an `id` is
    /// found by it, a list without any is replaced as a whole.
    static Map<String, Group> overlay() {
        return OVERLAY;
    }
}
