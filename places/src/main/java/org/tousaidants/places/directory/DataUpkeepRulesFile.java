package org.tousaidants.places.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.text.Yaml;

/// Parses `entretien-des-donnees.yaml` and reports all mistakes at once, each with its path in the file.
final class DataUpkeepRulesFile {
    static final String NAME = "entretien-des-donnees.yaml";

    private static final int LONGEST_HALF_LIFE_DAYS = 36_500;
    private static final int HEAVIEST = 1_000;

    sealed interface UpkeepRulesParseResult {}

    record ParsedUpkeepRules(DataUpkeepRules rules) implements UpkeepRulesParseResult {}

    record InvalidUpkeepRules(List<String> mistakes) implements UpkeepRulesParseResult {}

    private final List<String> mistakes = new ArrayList<>();

    private DataUpkeepRulesFile() {}

    static UpkeepRulesParseResult read(String text) {
        Object loaded;
        try {
            loaded = Yaml.read(text);
        } catch (YamlEngineException notYaml) {
            return new InvalidUpkeepRules(List.of("ce n'est pas du YAML : " + notYaml.getMessage()));
        }
        var file = new DataUpkeepRulesFile();
        var rules = file.rules(file.map("", loaded));
        return file.mistakes.isEmpty()
                ? new ParsedUpkeepRules(rules)
                : new InvalidUpkeepRules(List.copyOf(file.mistakes));
    }

    private DataUpkeepRules rules(Map<String, Object> top) {
        only("", top, Set.of("vieillissement", "a_verifier_sous", "completude", "valeur_retenue"));
        var ageing = each("vieillissement", top, this::ageing);
        var aged = EnumSet.noneOf(Field.class);
        for (var rule : ageing)
            for (var field : rule.fields())
                if (!aged.add(field)) wrong("vieillissement." + rule.code(), field.column() + " est dans deux sujets");
        return new DataUpkeepRules(
                ageing,
                number("", top, "a_verifier_sous", 0, 100),
                each("completude", top, this::criterion),
                survival("valeur_retenue", map("valeur_retenue", top.get("valeur_retenue"))));
    }

    private DataUpkeepRules.ValueSelectionRules survival(String at, Map<String, Object> of) {
        only(at, of, Set.of("confiance", "ensembles", "reunis", "plus_recent", "emplacement"));
        var trustAt = at + ".confiance";
        var trust = map(trustAt, of.get("confiance"));
        only(trustAt, trust, Set.of("personne", "source", "sources"));
        var sources = new TreeMap<String, Integer>();
        var sourcesAt = trustAt + ".sources";
        var named = map(sourcesAt, trust.get("sources"));
        for (var name : named.keySet()) sources.put(name, number(sourcesAt, named, name, 1, 100));
        var united = fields(at, of, "reunis");
        for (var field : united) if (!field.list()) wrong(at + ".reunis", field.column() + " n'est pas une liste");
        return new DataUpkeepRules.ValueSelectionRules(
                number(trustAt, trust, "personne", 1, 100),
                number(trustAt, trust, "source", 1, 100),
                Map.copyOf(sources),
                together(at + ".ensembles", of.get("ensembles")),
                Set.copyOf(united),
                Set.copyOf(fields(at, of, "plus_recent")),
                positions(at + ".emplacement", map(at + ".emplacement", of.get("emplacement"))));
    }

    private List<List<Field>> together(String at, @Nullable Object written) {
        var groups = new ArrayList<List<Field>>();
        var taken = EnumSet.noneOf(Field.class);
        if (written instanceof List<?> list)
            for (var i = 0; i < list.size(); i++) {
                var fields = fields(at, Map.of("" + i, list.get(i)), "" + i);
                for (var field : fields) if (!taken.add(field)) wrong(at, field.column() + " est dans deux ensembles");
                groups.add(fields);
            }
        else wrong(at, "il faut une liste");
        return List.copyOf(groups);
    }

    private Map<CoordinatePrecision, Integer> positions(String at, Map<String, Object> of) {
        var positions = new EnumMap<CoordinatePrecision, Integer>(CoordinatePrecision.class);
        for (var precision : CoordinatePrecision.values())
            positions.put(precision, number(at, of, precision.label(), 1, 100));
        for (var label : of.keySet())
            if (ListedTerm.of(CoordinatePrecision.class, label).isEmpty()) wrong(at, "précision inconnue : " + label);
        return positions;
    }

    private DataUpkeepRules.SubjectAgeing ageing(UpkeepRulesEntry entry) {
        var at = entry.at();
        var of = entry.of();
        only(at, of, Set.of("sujet", "nom", "nom_en", "champs", "demi_vie_jours", "poids", "raison"));
        return new DataUpkeepRules.SubjectAgeing(
                text(at, of, "sujet"),
                words(at, of, "nom"),
                fields(at, of, "champs"),
                number(at, of, "demi_vie_jours", 1, LONGEST_HALF_LIFE_DAYS),
                number(at, of, "poids", 0, HEAVIEST),
                text(at, of, "raison"));
    }

    private DataUpkeepRules.CompletenessCriterion criterion(UpkeepRulesEntry entry) {
        var at = entry.at();
        var of = entry.of();
        only(
                at,
                of,
                Set.of(
                        "critere",
                        "nom",
                        "nom_en",
                        "manque",
                        "manque_en",
                        "tous",
                        "un_de",
                        "en_partie",
                        "longueur",
                        "bandes",
                        "poids",
                        "raison"));
        return new DataUpkeepRules.CompletenessCriterion(
                text(at, of, "critere"),
                words(at, of, "nom"),
                words(at, of, "manque"),
                measure(at, of),
                number(at, of, "poids", 0, HEAVIEST),
                text(at, of, "raison"));
    }

    private DataUpkeepRules.CompletenessMeasure measure(String at, Map<String, Object> of) {
        var ways = new TreeSet<>(of.keySet());
        ways.retainAll(Set.of("tous", "un_de", "longueur"));
        if (ways.size() != 1) {
            wrong(at, "il faut une mesure et une seule : tous, un_de ou longueur");
            return new DataUpkeepRules.AllFieldsFilled(List.of());
        }
        return switch (ways.first()) {
            case "tous" -> new DataUpkeepRules.AllFieldsFilled(fields(at, of, "tous"));
            case "un_de" ->
                new DataUpkeepRules.OneFieldFilled(
                        fields(at, of, "un_de"), of.containsKey("en_partie") ? fields(at, of, "en_partie") : List.of());
            default ->
                new DataUpkeepRules.TextLengthMeasure(
                        fields(at, of, "longueur"), bands(at + ".bandes", of.get("bandes")));
        };
    }

    private List<DataUpkeepRules.LengthBand> bands(String at, @Nullable Object written) {
        var bands = new ArrayList<DataUpkeepRules.LengthBand>();
        if (written instanceof List<?> list)
            for (var one : list)
                if (one instanceof List<?> three
                        && three.size() == 3
                        && three.get(0) instanceof Integer from
                        && three.get(1) instanceof Integer to
                        && three.get(2) instanceof Integer percent
                        && from <= to
                        && percent >= 0
                        && percent <= 100) bands.add(new DataUpkeepRules.LengthBand(from, to, percent));
                else wrong(at, "une bande s'écrit [de, à, part], la part de 0 à 100");
        if (bands.isEmpty()) wrong(at, "il faut au moins une bande");
        return List.copyOf(bands);
    }

    /// One entry of a list in the file: its path `at` in the file and its content `of`.
    private record UpkeepRulesEntry(String at, Map<String, Object> of) {}

    private <T> List<T> each(String name, Map<String, Object> top, Function<UpkeepRulesEntry, T> read) {
        if (!(top.get(name) instanceof List<?> list) || list.isEmpty()) {
            wrong(name, "il faut une liste");
            return List.of();
        }
        var values = new ArrayList<T>();
        for (var i = 0; i < list.size(); i++) {
            var at = name + "[" + i + "]";
            values.add(read.apply(new UpkeepRulesEntry(at, map(at, list.get(i)))));
        }
        return List.copyOf(values);
    }

    private Map<String, Object> map(String at, @Nullable Object written) {
        var map = new LinkedHashMap<String, Object>();
        if (written instanceof Map<?, ?> entries)
            entries.forEach((key, value) -> {
                if (key != null && value != null) map.put(key.toString(), value);
            });
        else wrong(at, "il faut des clés et des valeurs");
        return map;
    }

    private void only(String at, Map<String, Object> of, Set<String> known) {
        for (var key : of.keySet()) if (!known.contains(key)) wrong(at, "clé inconnue : " + key);
    }

    private String text(String at, Map<String, Object> of, String key) {
        if (of.get(key) instanceof String text && !text.isBlank()) return text;
        wrong(at, "il manque " + key);
        return "";
    }

    private DataUpkeepRules.RuleWords words(String at, Map<String, Object> of, String key) {
        return new DataUpkeepRules.RuleWords(text(at, of, key), text(at, of, key + "_en"));
    }

    private int number(String at, Map<String, Object> of, String key, int least, int most) {
        if (of.get(key) instanceof Integer number && number >= least && number <= most) return number;
        wrong(at, key + " est un nombre entier de " + least + " à " + most);
        return least;
    }

    private List<Field> fields(String at, Map<String, Object> of, String key) {
        var fields = new ArrayList<Field>();
        if (of.get(key) instanceof List<?> list)
            for (var column : list)
                Optional.of(String.valueOf(column))
                        .flatMap(Field::ofColumn)
                        .ifPresentOrElse(fields::add, () -> wrong(at + "." + key, "champ inconnu : " + column));
        if (fields.isEmpty()) wrong(at + "." + key, "il faut au moins un champ");
        return List.copyOf(fields);
    }

    private void wrong(String at, String words) {
        mistakes.add(at.isEmpty() ? words : at + " : " + words);
    }
}
