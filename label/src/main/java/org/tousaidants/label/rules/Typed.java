package org.tousaidants.label.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Mots de la commande » — what was typed: names, and options with their values; an option said twice has two.
sealed interface Typed {
    record Wrong(String why) implements Typed {}

    record Right(List<String> names, Map<String, List<String>> options) implements Typed {}

    static Typed parse(List<String> words, Set<String> valued, Set<String> bare) {
        var names = new ArrayList<String>();
        var options = new LinkedHashMap<String, List<String>>();
        for (var rank = 0; rank < words.size(); rank++) {
            var word = words.get(rank);
            if (!word.startsWith("--")) names.add(word);
            else if (bare.contains(word)) options.put(word, List.of());
            else if (!valued.contains(word)) return new Wrong("« " + word + " » n’est pas une option");
            else if (++rank == words.size()) return new Wrong(word + " attend une valeur");
            else options.computeIfAbsent(word, _ -> new ArrayList<>()).add(words.get(rank));
        }
        return new Right(names, options);
    }

    private Right right() {
        if (this instanceof Right right) return right;
        throw new IllegalStateException("refused before");
    }

    default List<String> names() {
        return this instanceof Right(var names, var _) ? names : List.of();
    }

    /// The only name.
    default Optional<String> one() {
        return names().size() == 1 ? Optional.of(names().getFirst()) : Optional.empty();
    }

    default boolean has(String option) {
        return right().options().containsKey(option);
    }

    default List<String> all(String option) {
        return right().options().getOrDefault(option, List.of());
    }

    default Optional<String> optional(String option) {
        return all(option).isEmpty()
                ? Optional.empty()
                : Optional.of(all(option).getLast());
    }

    default String text(String option) {
        return optional(option).orElse("");
    }
}
