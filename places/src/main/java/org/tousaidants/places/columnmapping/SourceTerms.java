package org.tousaidants.places.columnmapping;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Typology;
import org.tousaidants.core.text.ShippedFile;
import org.tousaidants.core.text.Yaml;

/// Finds the national value of a word of a source, in a list field of version 1.0.2 of the national schema. It
/// knows the labels of the schema, those of version 0.1.1 (LaMednum/standard-mediation-num, tag v0.1.1) and
/// usual variants (`mapping/terms.yaml`), and ignores case, accents and apostrophes.
final class SourceTerms {
    private static final Map<Field, SourceTerms> ALL = all();

    private final boolean open;
    private final Map<String, List<String>> values = new HashMap<>();

    private SourceTerms(boolean open) {
        this.open = open;
    }

    static SourceTerms of(Field field) {
        var vocabulary = ALL.get(field);
        return vocabulary == null ? OPEN : vocabulary;
    }

    /// The national values of a word; an empty list if it has none in this field.
    List<String> values(String written) {
        return known(written).orElse(List.of());
    }

    /// The national values of a word; empty if the word is unknown. The list is empty for a word of the old
    /// schema without an equivalent, such as « Adultes ».
    Optional<List<String>> known(String written) {
        var key = key(written);
        if (key.isEmpty()) return Optional.of(List.of());
        var found = values.get(key);
        if (found == null && key.indexOf(':') > 0)
            found = values.get(key.substring(0, key.indexOf(':')).strip());
        if (found == null && open) return Optional.of(List.of(written.strip().replace('|', ' ')));
        return Optional.ofNullable(found);
    }

    /// The folded word; spaces beside a parenthesis do not count, as in « Étapes numériques(La Poste) ».
    private static String key(String written) {
        return SourceFolding.fold(written).replace(" (", "(").replace("( ", "(");
    }

    private void means(String written, List<String> labels) {
        values.put(key(written), labels);
    }

    private static final SourceTerms OPEN = new SourceTerms(true);

    private static Map<Field, SourceTerms> all() {
        var byField = new EnumMap<Field, SourceTerms>(Field.class);
        for (var field : Field.values())
            if (!field.terms().isEmpty()) {
                var terms = new SourceTerms(false);
                for (var label : field.terms()) terms.means(label, List.of(label));
                byField.put(field, terms);
            }
        for (var kind : Typology.all()) get(byField, Field.TYPOLOGIE).means(kind.words(), List.of(kind.label()));
        Yaml.map(ShippedFile.text(SourceTerms.class, "/mapping/terms.yaml")).forEach((column, words) -> {
            var terms = get(byField, Field.ofColumn(String.valueOf(column)).orElseThrow());
            ((Map<?, ?>) words).forEach((written, labels) -> terms.means(String.valueOf(written), texts(labels)));
        });
        // Version 1 splits a list of version 0 in two fields: each accepts the words of the other without
        // giving a value.
        get(byField, Field.PRISE_EN_CHARGE).knowsThoseOf(get(byField, Field.PUBLICS));
        get(byField, Field.PUBLICS).knowsThoseOf(get(byField, Field.PRISE_EN_CHARGE));
        get(byField, Field.FORMATIONS).knowsThoseOf(get(byField, Field.DISPOSITIFS));
        return byField;
    }

    private static SourceTerms get(Map<Field, SourceTerms> all, Field field) {
        return Objects.requireNonNull(all.get(field), field.column());
    }

    private void knowsThoseOf(SourceTerms other) {
        other.values.keySet().forEach(word -> values.putIfAbsent(word, List.of()));
    }

    private static List<String> texts(Object labels) {
        return labels instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(labels));
    }
}
