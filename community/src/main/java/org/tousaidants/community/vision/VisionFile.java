package org.tousaidants.community.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.core.text.Yaml;

/// Reads `vision.yaml` and reports all mistakes at once, each with its path.
final class VisionFile {
    static final String NAME = "vision.yaml";
    private static final int MOST_THEMES = 12;
    private static final Set<String> TOP = Set.of("source", "propose-par", "themes");
    private static final Set<String> THEME =
            Set.of("id", "nom", "nom_en", "intention", "intention_en", "questions", "questions_en", "modules");

    sealed interface ParseResult {}

    record Parsed(Vision vision) implements ParseResult {}

    record Invalid(List<String> mistakes) implements ParseResult {}

    private final List<String> mistakes = new ArrayList<>();

    private VisionFile() {}

    static ParseResult read(String text) {
        Object loaded;
        try {
            loaded = Yaml.read(text);
        } catch (YamlEngineException notYaml) {
            return new Invalid(List.of("ce n'est pas du YAML : " + notYaml.getMessage()));
        }
        var file = new VisionFile();
        var vision = file.vision(loaded);
        return file.mistakes.isEmpty() ? new Parsed(vision) : new Invalid(List.copyOf(file.mistakes));
    }

    private Vision vision(@Nullable Object loaded) {
        var top = map("", loaded, TOP);
        var themes = new ArrayList<VisionTheme>();
        var ids = new TreeSet<String>();
        var listed = top.get("themes") instanceof List<?> list ? list : List.of();
        if (listed.isEmpty() || listed.size() > MOST_THEMES) mistakes.add("themes : de 1 à " + MOST_THEMES + " thèmes");
        for (var one : listed) {
            var theme = theme("themes." + (themes.size() + 1), map("themes." + (themes.size() + 1), one, THEME));
            if (!ids.add(theme.id())) mistakes.add("themes : « " + theme.id() + " » est écrit deux fois");
            themes.add(theme);
        }
        return new Vision(text("", top, "source"), text("", top, "propose-par"), List.copyOf(themes));
    }

    private VisionTheme theme(String at, Map<?, ?> theme) {
        var id = text(at, theme, "id");
        if (!id.matches("[a-z][a-z-]{0,30}")) mistakes.add(at + ".id : un mot en minuscules");
        return new VisionTheme(
                id,
                new VisionTheme.Words(
                        text(at, theme, "nom"), text(at, theme, "intention"), texts(at, theme, "questions", true)),
                new VisionTheme.Words(
                        text(at, theme, "nom_en"),
                        text(at, theme, "intention_en"),
                        texts(at, theme, "questions_en", true)),
                texts(at, theme, "modules", false));
    }

    private Map<?, ?> map(String at, @Nullable Object value, Set<String> keys) {
        if (!(value instanceof Map<?, ?> map)) {
            mistakes.add((at.isEmpty() ? NAME : at) + " : des lignes « clé: valeur » sont attendues");
            return Map.of();
        }
        for (var key : map.keySet())
            if (!keys.contains(String.valueOf(key))) mistakes.add(at + " : clé inconnue « " + key + " »");
        return map;
    }

    private String text(String at, Map<?, ?> map, String key) {
        var value = map.get(key);
        var text = value instanceof String said ? said.strip() : "";
        if (text.isEmpty()) mistakes.add((at.isEmpty() ? key : at + "." + key) + " : un texte est attendu");
        return text;
    }

    private List<String> texts(String at, Map<?, ?> map, String key, boolean needed) {
        var texts = map.get(key) instanceof List<?> list
                ? list.stream()
                        .map(one -> Objects.toString(one, "").strip())
                        .filter(one -> !one.isEmpty())
                        .toList()
                : List.<String>of();
        if (needed && texts.isEmpty()) mistakes.add(at + "." + key + " : une liste de textes est attendue");
        return texts;
    }
}
