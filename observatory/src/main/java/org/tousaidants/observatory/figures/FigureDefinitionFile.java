package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.observatory.figures.FigureDefinition.ComparedFigure;
import org.tousaidants.observatory.figures.FigureDefinition.DatedDefinitionChange;
import org.tousaidants.observatory.figures.FigureDefinition.FigureBreakdown;
import org.tousaidants.observatory.figures.FigureDefinition.FigureKind;
import org.tousaidants.observatory.figures.FigureDefinition.FigurePeriod;
import org.tousaidants.observatory.figures.FigureDefinition.FigureTexts;
import org.tousaidants.observatory.figures.FigureDefinition.SuppressionSetting;

/// Parses the definition file of one figure and reports all its errors at once.
final class FigureDefinitionFile {
    /// The names of the texts that every definition must contain.
    static final List<String> WORDS = List.of("name", "question", "population", "unit", "limits");

    /// The SQL words that may precede a parenthesis: keywords, and functions that DuckDB and Spark know by the
    /// same name. Functions such as `set_config`, which would change the database role, are excluded. The
    /// security itself depends on the role, not on this list.
    private static final Set<String> CALLS =
            Set.of(("count sum min max avg abs round floor ceil coalesce nullif greatest"
                            + " least cast extract percentile_cont lower upper substring left in exists as and or not where on"
                            + " from filter over group select values when then else distinct using until")
                    .split(" "));
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z_0-9.]*)\\s*\\(");

    sealed interface DefinitionParseResult {}

    record ParsedFigureDefinition(FigureDefinition definition) implements DefinitionParseResult {}

    record InvalidFigureDefinition(String id, List<String> mistakes) implements DefinitionParseResult {}

    private final Map<String, Object> written = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private FigureDefinitionFile() {}

    static DefinitionParseResult read(String id, String text) {
        var file = new FigureDefinitionFile();
        try {
            if (!(Yaml.read(text) instanceof Map<?, ?> map))
                return new InvalidFigureDefinition(id, List.of("not a list of keys and values"));
            map.forEach((key, value) -> file.written.put(String.valueOf(key), value));
        } catch (YamlEngineException notYaml) {
            return new InvalidFigureDefinition(id, List.of("not YAML: " + notYaml.getMessage()));
        }
        var definition = file.definition(id);
        file.written.keySet().forEach(key -> file.mistakes.add("unknown key: " + key));
        return file.mistakes.isEmpty()
                ? new ParsedFigureDefinition(definition)
                : new InvalidFigureDefinition(id, List.copyOf(file.mistakes));
    }

    private FigureDefinition definition(String id) {
        var words = new LinkedHashMap<String, FigureTexts>();
        for (var key : WORDS) words.put(key, words(key, written.remove(key)));
        return new FigureDefinition(
                id,
                number("order"),
                words,
                one("kind", FigureKind.class, FigureKind.COUNT),
                one("period", FigurePeriod.class, FigurePeriod.DAY),
                new SuppressionSetting(yes("secret"), beside()),
                text("keeper"),
                new FigureDefinition.FigureQueries(optional("module"), sql("sql", written.remove("sql")), breakdowns()),
                cells(),
                changes());
    }

    private Optional<ComparedFigure> beside() {
        return switch (written.remove("beside")) {
            case null -> Optional.empty();
            case Map<?, ?> map
            when map.get("figure") instanceof String figure && map.get("state") instanceof String state ->
                Optional.of(new ComparedFigure(figure, state));
            case Object _ -> {
                mistakes.add("beside: a figure and one of its states, between quotes");
                yield Optional.empty();
            }
        };
    }

    private Map<FigureBreakdown, String> breakdowns() {
        var breakdowns = new EnumMap<FigureBreakdown, String>(FigureBreakdown.class);
        map("breakdowns")
                .forEach((name, sql) -> FigureBreakdown.of(name)
                        .ifPresentOrElse(
                                known -> breakdowns.put(known, sql("breakdowns." + name, sql)),
                                () -> mistakes.add("breakdowns." + name + ": only commune, epci, state, need, month")));
        return breakdowns;
    }

    private Map<String, FigureTexts> cells() {
        var cells = new LinkedHashMap<String, FigureTexts>();
        map("cells").forEach((cell, said) -> cells.put(cell, words("cells." + cell, said)));
        return cells;
    }

    private List<DatedDefinitionChange> changes() {
        var changes = new ArrayList<DatedDefinitionChange>();
        if (!(written.remove("changes") instanceof List<?> list) || list.isEmpty()) {
            mistakes.add("changes: a list, whose first says when the figure began");
            return changes;
        }
        for (var entry : list) {
            if (!(entry instanceof Map<?, ?> map)) {
                mistakes.add("changes: each has « on », fr and en");
                continue;
            }
            try {
                var day = LocalDate.parse(String.valueOf(map.get("day")));
                if (!changes.isEmpty() && !changes.getLast().day().isBefore(day))
                    mistakes.add("changes: " + day + " does not come after "
                            + changes.getLast().day());
                changes.add(new DatedDefinitionChange(day, words("changes." + day, map)));
            } catch (DateTimeParseException notDay) {
                mistakes.add("changes: day is written '2026-11-28', between quotes, not " + map.get("day"));
            }
        }
        return changes;
    }

    private FigureTexts words(String key, @Nullable Object said) {
        if (said instanceof Map<?, ?> map
                && map.get("fr") instanceof String french
                && map.get("en") instanceof String english
                && !french.isBlank()
                && !english.isBlank()) return new FigureTexts(french.strip(), english.strip());
        mistakes.add(key + ": missing, or without fr or en");
        return new FigureTexts("", "");
    }

    private String sql(String key, @Nullable Object said) {
        if (!(said instanceof String text) || text.isBlank()) {
            mistakes.add(key + ": missing");
            return "";
        }
        if (!text.strip().toLowerCase(Locale.ROOT).startsWith("select "))
            mistakes.add(key + ": begins with « select »");
        if (text.contains(";") || text.contains("--") || text.contains("/*") || text.contains("$"))
            mistakes.add(key + ": one query, without « ; », « $ » or comments");
        var calls = CALL.matcher(text);
        while (calls.find())
            if (!CALLS.contains(calls.group(1).toLowerCase(Locale.ROOT)))
                mistakes.add(key + ": « " + calls.group(1) + " » is not a function that a figure may call");
        return text.strip();
    }

    private String text(String key) {
        if (written.remove(key) instanceof String text && !text.isBlank()) return text.strip();
        mistakes.add(key + ": missing");
        return "";
    }

    private String optional(String key) {
        return written.containsKey(key) ? text(key) : "";
    }

    private int number(String key) {
        if (written.remove(key) instanceof Integer number && number > 0) return number;
        mistakes.add(key + ": a number above zero");
        return 1;
    }

    private boolean yes(String key) {
        if (written.remove(key) instanceof Boolean yes) return yes;
        mistakes.add(key + ": true or false");
        return true;
    }

    private <E extends Enum<E>> E one(String key, Class<E> type, E otherwise) {
        var said = written.remove(key);
        for (var one : type.getEnumConstants()) if (EnumConstantName.low(one).equals(said)) return one;
        mistakes.add(
                key + ": one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        return otherwise;
    }

    private Map<String, Object> map(String key) {
        var map = new LinkedHashMap<String, Object>();
        switch (written.remove(key)) {
            case null -> {}
            case Map<?, ?> said -> said.forEach((name, value) -> map.put(String.valueOf(name), value));
            case Object _ -> mistakes.add(key + ": keys and values");
        }
        return map;
    }
}
