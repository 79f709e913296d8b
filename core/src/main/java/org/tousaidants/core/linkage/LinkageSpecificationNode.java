package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One node of a YAML specification with its path. Errors are collected and reading continues, so that all errors of
/// a file are reported together.
final class LinkageSpecificationNode {
    private static final int NEAR = 3;

    private final String path;
    private final Map<String, Object> content;
    private final List<String> mistakes;

    private LinkageSpecificationNode(String path, Map<String, Object> content, List<String> mistakes) {
        this.path = path;
        this.content = content;
        this.mistakes = mistakes;
    }

    /// Returns a node of the YAML file.
    ///
    /// @param known keys allowed in this node
    /// @param mistakes list to which errors are added
    static LinkageSpecificationNode of(String path, @Nullable Object value, Set<String> known, List<String> mistakes) {
        var content = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map)
            map.forEach((key, held) -> {
                var name = String.valueOf(key);
                if (!known.contains(name))
                    mistakes.add(at(path, name) + " : ce nom n’existe pas ici ; " + instead(name, known));
                else if (held != null) content.put(name, held);
            });
        else mistakes.add((path.isEmpty() ? "le fichier" : path) + " : écrivez des lignes « nom: valeur »");
        return new LinkageSpecificationNode(path, content, mistakes);
    }

    boolean has(String name) {
        return content.containsKey(name);
    }

    String at(String name) {
        return at(path, name);
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    void wrong(String name, String words) {
        mistakes.add(at(name) + " : " + words);
    }

    Optional<String> text(String name) {
        var value = content.get(name);
        if (value == null) return Optional.empty();
        if (value instanceof String text && !text.isBlank()) return Optional.of(text.strip());
        if (value instanceof Number number) return Optional.of(number.toString());
        wrong(name, "écrivez un texte, entre guillemets s’il ressemble à autre chose (« no », une date)");
        return Optional.empty();
    }

    String needed(String name, String example) {
        var value = text(name);
        if (value.isEmpty() && !has(name))
            wrong(name, "manque ; écrivez par exemple « " + name + ": " + example + " »");
        return value.orElse("");
    }

    boolean yes(String name) {
        var value = content.get(name);
        if (value == null || value instanceof Boolean) return Boolean.TRUE.equals(value);
        wrong(name, "écrivez true ou false");
        return false;
    }

    Optional<Boolean> yesOrNo(String name) {
        return content.containsKey(name) ? Optional.of(yes(name)) : Optional.empty();
    }

    int whole(String name, int otherwise, int least, int most) {
        var value = content.get(name);
        if (value == null) return otherwise;
        if (value instanceof Integer whole && whole >= least && whole <= most) return whole;
        wrong(name, "écrivez un nombre entier de " + least + " à " + most);
        return otherwise;
    }

    double number(String name, double otherwise, double least, double most) {
        var value = content.get(name);
        if (value == null) return otherwise;
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most)
            return number.doubleValue();
        wrong(name, "écrivez un nombre de " + least + " à " + most);
        return otherwise;
    }

    List<Double> numbers(String name) {
        var value = content.get(name);
        if (value == null) return List.of();
        if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance))
            return list.stream().map(one -> ((Number) one).doubleValue()).toList();
        wrong(name, "écrivez une liste de nombres, par exemple [0.8, 0.9]");
        return List.of();
    }

    /// Returns a list of texts. The file contains either a single text under the key `one`, or a list under the
    /// key `several`.
    List<String> texts(String one, String several) {
        if (has(one) && has(several)) wrong(several, "« " + one + " » est déjà donné : gardez l’un des deux");
        if (has(one)) return text(one).stream().toList();
        var value = content.get(several);
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(String.class::isInstance))
            return list.stream().map(String.class::cast).toList();
        wrong(has(several) ? several : one, "écrivez « " + one + ": nom », ou « " + several + ": [nom, prénom] »");
        return List.of();
    }

    Map<String, String> names(String name) {
        var value = content.get(name);
        if (value == null) return Map.of();
        if (value instanceof Map<?, ?> map
                && map.values().stream().allMatch(held -> held instanceof String || held instanceof Number))
            return map.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
        wrong(name, "écrivez « nom d’ici: nom dans la table », une ligne par colonne");
        return Map.of();
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices, @Nullable E otherwise) {
        var words = new LinkedHashMap<String, E>();
        for (var choice : choices.getEnumConstants()) words.put(word(choice), choice);
        if (!has(name)) {
            if (otherwise == null) wrong(name, "manque ; écrivez " + or(words.keySet()));
            return Optional.ofNullable(otherwise);
        }
        var text = text(name);
        if (text.isEmpty()) return Optional.empty();
        var chosen = words.get(text.get());
        if (chosen == null) wrong(name, "« " + text.get() + " » n’existe pas ; " + instead(text.get(), words.keySet()));
        return Optional.ofNullable(chosen);
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    LinkageSpecificationNode child(String name, Set<String> known) {
        return of(at(name), content.getOrDefault(name, Map.of()), known, mistakes);
    }

    List<LinkageSpecificationNode> children(String name, Set<String> known) {
        var value = content.get(name);
        if (value == null) return List.of();
        if (!(value instanceof List<?> list)) {
            wrong(name, "écrivez une liste, chaque élément derrière un tiret");
            return List.of();
        }
        var children = new ArrayList<LinkageSpecificationNode>();
        for (var i = 0; i < list.size(); i++)
            children.add(of(at(name) + "[" + (i + 1) + "]", list.get(i), known, mistakes));
        return children;
    }

    private static String instead(String wrong, Set<String> known) {
        var near = known.stream()
                .filter(name -> LinkageTextSimilarity.edits(wrong, name, NEAR) <= Math.min(NEAR, wrong.length() / 2))
                .sorted()
                .findFirst();
        return near.map(name -> "vouliez-vous dire « " + name + " » ?").orElseGet(() -> "écrivez " + or(known));
    }

    private static String or(Set<String> names) {
        var sorted = names.stream().sorted().toList();
        return sorted.size() == 1
                ? sorted.getFirst()
                : String.join(", ", sorted.subList(0, sorted.size() - 1)) + " ou " + sorted.getLast();
    }
}
