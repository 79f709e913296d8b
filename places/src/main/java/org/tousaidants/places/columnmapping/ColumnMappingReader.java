package org.tousaidants.places.columnmapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EditDistance;
import org.tousaidants.places.columnmapping.ColumnMapping.ClosedRecordRule;
import org.tousaidants.places.columnmapping.ColumnMapping.ColumnSource;
import org.tousaidants.places.columnmapping.ColumnMapping.FieldValueSource;
import org.tousaidants.places.columnmapping.ColumnMapping.FixedValueSource;
import org.tousaidants.places.columnmapping.ColumnMapping.HoursSource;
import org.tousaidants.places.columnmapping.ColumnMapping.JoinedColumnsSource;
import org.tousaidants.places.columnmapping.ColumnMapping.SplitColumnSource;
import org.tousaidants.places.columnmapping.ColumnMapping.WeekdayHoursColumns;
import org.tousaidants.places.intake.RefusalReason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// « Lecture d’une correspondance » — parses a mapping file strictly. An unknown key is an error, with its path
/// and the most similar known key. All errors are reported at once, because an author corrects a whole file.
public final class ColumnMappingReader {
    /// Other names of fields, found in mapping files written for a library before version 2 or for version 0 of
    /// the schema.
    private static final Map<String, Field> ALIASES = Map.of(
            "typologies", Field.TYPOLOGIE, "courriel", Field.COURRIELS, "accessibilite", Field.FICHE_ACCES_LIBRE);

    /// List fields of version 0 of the schema that existing mapping files still name, with the current fields
    /// that replace them.
    private static final Map<String, List<Field>> OLDER = Map.of(
            "publics_accueillis",
            List.of(Field.PUBLICS, Field.PRISE_EN_CHARGE),
            "labels_nationaux",
            List.of(Field.DISPOSITIFS, Field.FORMATIONS),
            "labels_autres",
            List.of(Field.FORMATIONS, Field.AUTRES_FORMATIONS),
            "conditions_acces",
            List.of(Field.FRAIS));

    private static final String MISTAKE = "mapping.mistake.";

    /// Matches the error message with which the JSON reader reports a key that occurs twice.
    private static final Pattern TWICE = Pattern.compile("^Duplicate [^\"']*[\"'](.*)[\"']");

    private static final Set<String> DAYS = Set.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final Set<Field> REQUIRED = Set.of(Field.NOM);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<MappingMistake> mistakes = new ArrayList<>();

    private ColumnMappingReader() {}

    /// An error in the mapping file; `path` is empty if the error concerns the whole file.
    public record MappingMistake(String path, RefusalReason why) {}

    public sealed interface MappingParseResult permits ParsedMapping, InvalidMapping {}

    public record ParsedMapping(ColumnMapping mapping) implements MappingParseResult {}

    public record InvalidMapping(List<MappingMistake> mistakes) implements MappingParseResult {}

    public static MappingParseResult read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json.startsWith("\ufeff") ? json.substring(1) : json);
        } catch (JacksonException e) {
            return new InvalidMapping(List.of(new MappingMistake("", notJson(e))));
        }
        var reader = new ColumnMappingReader();
        var mapping = reader.mapping(root);
        return reader.mistakes.isEmpty()
                ? new ParsedMapping(mapping)
                : new InvalidMapping(List.copyOf(reader.mistakes));
    }

    private static RefusalReason notJson(JacksonException e) {
        var at = e.getLocation();
        var line = at == null ? 0 : Math.max(0, at.getLineNr());
        var column = at == null ? 0 : Math.max(0, at.getColumnNr());
        var twice = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
        return twice.find()
                ? RefusalReason.of(MISTAKE + "twice", twice.group(1), line, column)
                : RefusalReason.of(MISTAKE + "not-json", line, column);
    }

    private ColumnMapping mapping(JsonNode root) {
        var sources = new EnumMap<Field, FieldValueSource>(Field.class);
        var criteria = new EnumMap<Field, List<ListFieldMapping>>(Field.class);
        var hours = HoursSource.NONE;
        var openWeeks = FieldValueSource.NOTHING;
        var closed = ClosedRecordRule.NEVER;
        if (!root.isObject()) {
            refuse("", "object", "{\"nom\": {\"colonne\": …}, …}");
            return new ColumnMapping(sources, criteria, hours, openWeeks, closed);
        }
        for (var entry : root.properties()) {
            var key = entry.getKey();
            var value = entry.getValue();
            switch (key) {
                case "horaires" -> hours = hours(key, value);
                case "semaine_ouverture" -> openWeeks = source(key, value);
                case "prive" ->
                    closed = value.isArray()
                            ? new ClosedRecordRule(FieldValueSource.NOTHING, criteria(key, value))
                            : new ClosedRecordRule(source(key, value), List.of());
                default -> {
                    var field = field(key);
                    if (OLDER.containsKey(key)) older(key, criteria(key, value), criteria);
                    else if (field.isEmpty()) unknown("", key, keys());
                    else if (sources.containsKey(field.get()) || criteria.containsKey(field.get()))
                        refuse(key, "given");
                    else if (chosen(field.get())) criteria.put(field.get(), criteria(key, value));
                    else sources.put(field.get(), source(key, value));
                }
            }
        }
        for (var field : REQUIRED)
            if (!root.isEmpty() && !sources.containsKey(field))
                refuse(field.column(), "required", "{\"colonne\": \"…\"}");
        if (root.isEmpty()) refuse("", "empty");
        return new ColumnMapping(sources, criteria, hours, openWeeks, closed);
    }

    /// Converts a list field of version 0 of the schema, which version 1 divides into several fields. Each line
    /// is added to the fields that accept its value; a line with an obsolete value (« Adultes ») is dropped.
    ///
    /// @param key name of the field in version 0
    private void older(String key, List<ListFieldMapping> lines, EnumMap<Field, List<ListFieldMapping>> criteria) {
        var fields = OLDER.getOrDefault(key, List.of());
        for (var line : lines) {
            var known = false;
            for (var field : fields) {
                var meant = line.target().map(SourceTermTranslation.of(field)::known);
                known |= meant.isEmpty() || meant.get().isPresent();
                if (meant.isPresent()
                        && meant.get().filter(some -> !some.isEmpty()).isEmpty()) continue;
                var all = new ArrayList<>(criteria.getOrDefault(field, List.of()));
                all.add(line);
                criteria.put(field, List.copyOf(all));
            }
            if (!known) line.target().ifPresent(value -> notATerm(key, fields.getFirst(), value));
        }
    }

    /// Returns whether the values of the field are chosen by criteria (terms searched in cells). The other
    /// fields are read directly from columns.
    static boolean chosen(Field field) {
        return field.list() && field != Field.COURRIELS && field != Field.SITE_WEB;
    }

    private static Optional<Field> field(String key) {
        var alias = ALIASES.get(key);
        if (alias != null) return Optional.of(alias);
        return Field.ofColumn(key).filter(field -> field != Field.PRECISION && field != Field.HORAIRES_TEXTE);
    }

    private static Set<String> keys() {
        var keys = java.util.Arrays.stream(Field.values())
                .map(Field::column)
                .filter(key -> field(key).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        keys.addAll(ALIASES.keySet());
        keys.addAll(OLDER.keySet());
        keys.addAll(Set.of("semaine_ouverture", "prive"));
        return keys;
    }

    private FieldValueSource source(String path, JsonNode node) {
        if (!node.isObject()) {
            refuse(path, "object", "{\"colonne\": \"…\"}");
            return FieldValueSource.NOTHING;
        }
        only(path, node, Set.of("colonne", "valeur", "joindre", "dissocier"));
        if (node.size() != 1) {
            refuse(path, "one-key", "colonne, valeur, joindre, dissocier");
            return FieldValueSource.NOTHING;
        }
        if (node.has("colonne")) return new ColumnSource(texts(path + ".colonne", node.get("colonne")));
        if (node.has("valeur")) return new FixedValueSource(text(path + ".valeur", node.get("valeur")));
        if (node.has("joindre")) return joined(path + ".joindre", node.get("joindre"));
        if (node.has("dissocier")) return split(path + ".dissocier", node.get("dissocier"));
        return FieldValueSource.NOTHING;
    }

    private FieldValueSource joined(String path, JsonNode node) {
        if (!fits(path, node, Set.of("colonnes", "séparateur", "ou"), Set.of("colonnes", "séparateur")))
            return FieldValueSource.NOTHING;
        var or = node.has("ou") ? source(path + ".ou", node.get("ou")) : FieldValueSource.NOTHING;
        return new JoinedColumnsSource(
                texts(path + ".colonnes", node.get("colonnes")),
                text(path + ".séparateur", node.get("séparateur")),
                or);
    }

    private FieldValueSource split(String path, JsonNode node) {
        var keys = Set.of("colonne", "séparateur", "partie");
        if (!fits(path, node, keys, keys)) return FieldValueSource.NOTHING;
        var part = node.get("partie");
        if (!part.isInt() || part.intValue() < 0) refuse(path + ".partie", "part");
        var separator = text(path + ".séparateur", node.get("séparateur"));
        if (separator.isEmpty()) refuse(path + ".séparateur", "separator");
        return new SplitColumnSource(
                texts(path + ".colonne", node.get("colonne")), separator, part.isInt() ? part.intValue() : 0);
    }

    private List<ListFieldMapping> criteria(String path, JsonNode node) {
        if (!node.isArray()) {
            refuse(path, "list", "[{\"colonnes\": […], \"termes\": […], \"cible\": \"…\"}]");
            return List.of();
        }
        var criteria = new ArrayList<ListFieldMapping>();
        for (var i = 0; i < node.size(); i++) {
            var each = path + "[" + i + "]";
            if (fits(each, node.get(i), Set.of("colonnes", "termes", "sauf", "cible"), Set.of()))
                criteria.add(criterion(path, each, node.get(i)));
        }
        return List.copyOf(criteria);
    }

    private ListFieldMapping criterion(String key, String path, JsonNode node) {
        var columns = optionalTexts(path + ".colonnes", node.get("colonnes"));
        var terms = optionalTexts(path + ".termes", node.get("termes"));
        var except = optionalTexts(path + ".sauf", node.get("sauf"));
        var target =
                node.has("cible") ? Optional.of(text(path + ".cible", node.get("cible"))) : Optional.<String>empty();
        if (columns.isEmpty() && target.isEmpty()) refuse(path, "columns-or-target");
        if (columns.isEmpty() && !terms.isEmpty()) refuse(path + ".termes", "terms-alone");
        if (terms.isEmpty() && !except.isEmpty()) refuse(path + ".sauf", "except-alone");
        field(key)
                .ifPresent(field -> target.ifPresent(value -> {
                    if (SourceTermTranslation.of(field).values(value).isEmpty())
                        notATerm(path + ".cible", field, value);
                }));
        return ListFieldMapping.of(columns, terms, except, target);
    }

    private void notATerm(String path, Field field, String value) {
        nearest(value, field.terms())
                .ifPresentOrElse(near -> refuse(path, "term-near", value, near), () -> refuse(path, "term", value));
    }

    private HoursSource hours(String path, JsonNode node) {
        if (!fits(path, node, Set.of("osm", "semaine", "jours", "colonne"), Set.of())) return HoursSource.NONE;
        var osm = new ArrayList<>(optionalTexts(path + ".osm", node.get("osm")));
        var week = new ArrayList<>(optionalTexts(path + ".semaine", node.get("semaine")));
        var column = optionalTexts(path + ".colonne", node.get("colonne"));
        osm.addAll(column);
        week.addAll(column);
        return new HoursSource(List.copyOf(osm), List.copyOf(week), days(path + ".jours", node.get("jours")));
    }

    private List<WeekdayHoursColumns> days(String path, @org.jspecify.annotations.Nullable JsonNode node) {
        if (node == null) return List.of();
        if (!node.isArray()) {
            refuse(path, "list", "[{\"colonne\": \"…\", \"osm\": \"Mo\"}]");
            return List.of();
        }
        var days = new ArrayList<WeekdayHoursColumns>();
        for (var i = 0; i < node.size(); i++) {
            var each = path + "[" + i + "]";
            var day = node.get(i);
            var keys = Set.of("colonne", "osm");
            if (!fits(each, day, keys, keys)) continue;
            var written = text(each + ".osm", day.get("osm"));
            // OSM abbreviates a day to two letters, but an existing source writes three (« Sun »): only
            // the first two are used.
            var osm = written.substring(0, Math.min(2, written.length()));
            if (!DAYS.contains(osm)) refuse(each + ".osm", "day", "Mo, Tu, We, Th, Fr, Sa, Su");
            days.add(new WeekdayHoursColumns(texts(each + ".colonne", day.get("colonne")), osm));
        }
        return List.copyOf(days);
    }

    private boolean fits(String path, JsonNode node, Set<String> known, Set<String> required) {
        if (!node.isObject()) {
            refuse(path, "object", "{" + String.join(", ", new TreeSet<>(known)) + "}");
            return false;
        }
        only(path, node, known);
        for (var key : new TreeSet<>(required)) if (!node.has(key)) refuse(path, "missing", key);
        return node.propertyNames().containsAll(required);
    }

    private void only(String path, JsonNode node, Set<String> known) {
        for (var key : node.propertyNames()) if (!known.contains(key)) unknown(path, key, known);
    }

    private void unknown(String path, String key, Set<String> known) {
        var at = path.isEmpty() ? key : path + "." + key;
        nearest(key, known)
                .ifPresentOrElse(
                        near -> refuse(at, "unknown-near", near),
                        () -> refuse(at, "unknown", String.join(", ", new TreeSet<>(known))));
    }

    private List<String> optionalTexts(String path, @org.jspecify.annotations.Nullable JsonNode node) {
        return node == null ? List.of() : texts(path, node);
    }

    /// Parses a text or a list of texts; ignores empty texts.
    private List<String> texts(String path, JsonNode node) {
        if (node.isString()) return node.stringValue().isBlank() ? List.of() : List.of(node.stringValue());
        if (!node.isArray()) {
            refuse(path, "texts");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var i = 0; i < node.size(); i++) {
            var text = text(path + "[" + i + "]", node.get(i));
            if (!text.isBlank()) texts.add(text);
        }
        return List.copyOf(texts);
    }

    private String text(String path, JsonNode node) {
        if (node.isString()) return node.stringValue();
        refuse(path, "text");
        return "";
    }

    private void refuse(String path, String mistake, Object... details) {
        mistakes.add(new MappingMistake(path, RefusalReason.of(MISTAKE + mistake, details)));
    }

    private static Optional<String> nearest(String word, Set<String> known) {
        var distances = new LinkedHashMap<String, Integer>();
        for (var candidate : new TreeSet<>(known)) {
            var distance = EditDistance.between(SourceTextNormaliser.fold(word), SourceTextNormaliser.fold(candidate));
            if (distance <= Math.max(2, candidate.length() / 4)) distances.put(candidate, distance);
        }
        return distances.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
