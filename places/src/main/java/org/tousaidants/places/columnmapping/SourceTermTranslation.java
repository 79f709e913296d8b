package org.tousaidants.places.columnmapping;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.StructureTypology;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.Yaml;

/// Finds the national value of a source's term, in a list field of version 1.0.2 of the national schema. Knows the
/// labels of this schema, the labels of version 0.1.1 (LaMednum/standard-mediation-num, tag v0.1.1) and usual
/// variants (`mapping/terms.yaml`); ignores case, accents and apostrophes.
final class SourceTermTranslation {
    private static final Map<Field, SourceTermTranslation> ALL = all();

    private final boolean open;
    private final Map<String, List<String>> values = new HashMap<>();

    private SourceTermTranslation(boolean open) {
        this.open = open;
    }

    static SourceTermTranslation of(Field field) {
        var vocabulary = ALL.get(field);
        return vocabulary == null ? OPEN : vocabulary;
    }

    /// Returns the national values of a term in this field; an empty list if the term has no value in this
    /// field.
    ///
    /// @param written the term as the source writes it
    List<String> values(String written) {
        return known(written).orElse(List.of());
    }

    /// Returns the national values of a term; empty if the term is unknown. For a known term of the old schema
    /// without an equivalent, such as « Adultes », the list is empty.
    ///
    /// @param written the term as the source writes it
    Optional<List<String>> known(String written) {
        var key = key(written);
        if (key.isEmpty()) return Optional.of(List.of());
        var found = values.get(key);
        if (found == null && key.indexOf(':') > 0)
            found = values.get(key.substring(0, key.indexOf(':')).strip());
        if (found == null && open) return Optional.of(List.of(written.strip().replace('|', ' ')));
        return Optional.ofNullable(found);
    }

    /// Returns the term normalised (lower case, no accents) and without spaces next to a parenthesis, as in «
    /// Étapes numériques(La Poste) ».
    private static String key(String written) {
        return SourceTextNormaliser.fold(written).replace(" (", "(").replace("( ", "(");
    }

    private void means(String written, List<String> labels) {
        values.put(key(written), labels);
    }

    private static final SourceTermTranslation OPEN = new SourceTermTranslation(true);

    private static Map<Field, SourceTermTranslation> all() {
        var byField = new EnumMap<Field, SourceTermTranslation>(Field.class);
        for (var field : Field.values())
            if (!field.terms().isEmpty()) {
                var terms = new SourceTermTranslation(false);
                for (var label : field.terms()) terms.means(label, List.of(label));
                byField.put(field, terms);
            }
        for (var kind : StructureTypology.all())
            get(byField, Field.TYPOLOGIE).means(kind.words(), List.of(kind.label()));
        Yaml.map(BundledFile.text(SourceTermTranslation.class, "/mapping/terms.yaml"))
                .forEach((column, words) -> {
                    var terms =
                            get(byField, Field.ofColumn(String.valueOf(column)).orElseThrow());
                    ((Map<?, ?>) words)
                            .forEach((written, labels) -> terms.means(String.valueOf(written), texts(labels)));
                });
        // Version 1 divides some list fields of version 0 in two fields. Each of these two fields also
        // recognises the terms that belong to the other, but gives no value for them.
        get(byField, Field.PRISE_EN_CHARGE).knowsThoseOf(get(byField, Field.PUBLICS));
        get(byField, Field.PUBLICS).knowsThoseOf(get(byField, Field.PRISE_EN_CHARGE));
        get(byField, Field.FORMATIONS).knowsThoseOf(get(byField, Field.DISPOSITIFS));
        return byField;
    }

    private static SourceTermTranslation get(Map<Field, SourceTermTranslation> all, Field field) {
        return Objects.requireNonNull(all.get(field), field.column());
    }

    private void knowsThoseOf(SourceTermTranslation other) {
        other.values.keySet().forEach(word -> values.putIfAbsent(word, List.of()));
    }

    private static List<String> texts(Object labels) {
        return labels instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(labels));
    }
}
