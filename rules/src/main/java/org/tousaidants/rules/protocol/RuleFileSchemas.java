package org.tousaidants.rules.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.rules.protocol.RuleFileSchema.KeyGroupSchema;
import tools.jackson.databind.json.JsonMapper;

/// « Formes des fichiers » — the files of a protocol and the expected structure of each, read from
/// `protocol/schema`.
public final class RuleFileSchemas {
    public static final String IDENTITY = "protocole.yaml";
    public static final String PROFILES = "profils.yaml";
    public static final String PREAMBLE = "preambule.md";
    public static final String CHARTER = "charte.yaml";
    public static final String SKILLS = "competences.yaml";
    public static final String INTERVIEW = "entretien-de-pairs.yaml";
    public static final String HELPERS = "label-aidants.yaml";
    public static final String PLACES = "label-lieux.yaml";
    public static final String GUARANTEES = "garanties.yaml";
    public static final String INDICATORS = "indicateurs.yaml";

    public static final String EVERYBODY = "tous";
    public static final int HIGHEST_LEVEL = 8;

    private static final Map<String, KeyGroupSchema> WHOLE = new LinkedHashMap<>();
    private static final Map<String, KeyGroupSchema> OVERLAY = new LinkedHashMap<>();

    private RuleFileSchemas() {}

    static {
        for (var file :
                List.of(IDENTITY, PROFILES, CHARTER, SKILLS, INTERVIEW, HELPERS, PLACES, GUARANTEES, INDICATORS)) {
            WHOLE.put(file, of("socle/" + schema(file)));
            OVERLAY.put(file, of("territoire/" + schema(file)));
        }
    }

    public static KeyGroupSchema of(String schema) {
        return (KeyGroupSchema) RuleFileSchema.of(JsonMapper.shared().readTree(text(schema)));
    }

    public static String schema(String file) {
        return file.replace(".yaml", ".schema.json");
    }

    public static String text(String schema) {
        return BundledFile.text(RuleFileSchemas.class, "/protocol/schema/" + schema);
    }

    /// Returns the structure of each file of a complete protocol.
    public static Map<String, KeyGroupSchema> whole() {
        return WHOLE;
    }

    /// Returns the structure of each file of a territory. Such a file contains only the changes to the base and
    /// their reasons: items are matched by their `id`, and a list without ids replaces the whole list of the
    /// base.
    public static Map<String, KeyGroupSchema> overlay() {
        return OVERLAY;
    }
}
