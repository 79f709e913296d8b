package org.tousaidants.app.firststart;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Departements;
import org.tousaidants.core.text.TextFolding;

/// The names that the shipped data of communes know: départements, intercommunalities and communes. They know no
/// region, and a network stands in one département.
final class KnownTerritories {
    private KnownTerritories() {}

    /// The names of départements and intercommunalities, as a browser suggests them.
    static Iterable<String> suggested() {
        var names = new TreeSet<>(Departements.all().values());
        for (var commune : Communes.shipped().all()) names.add(commune.epciName());
        names.remove("");
        return names;
    }

    /// The département of a name: for an intercommunality, the one with most of its inhabitants. Empty for an unknown
    /// name, and for a commune whose name exists in several départements.
    static Optional<String> departementOf(String name) {
        var asked = TextFolding.bare(name);
        if (asked.isEmpty()) return Optional.empty();
        return Departements.all().entrySet().stream()
                .filter(one -> TextFolding.bare(one.getValue()).equals(asked))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> largest(one -> TextFolding.bare(one.epciName()).equals(asked)))
                .or(() -> onlyOne(name));
    }

    private static Optional<String> largest(Predicate<Commune> wanted) {
        return Communes.shipped().all().stream()
                .filter(wanted)
                .collect(Collectors.groupingBy(Commune::departement, Collectors.summingInt(Commune::population)))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .map(Map.Entry::getKey);
    }

    private static Optional<String> onlyOne(String name) {
        var asked = TextFolding.bare(name);
        var departements = Communes.shipped().all().stream()
                .filter(one -> TextFolding.bare(one.name()).equals(asked)
                        || TextFolding.bare(one.written()).equals(asked))
                .map(Commune::departement)
                .distinct()
                .toList();
        return departements.size() == 1 ? Optional.of(departements.getFirst()) : Optional.empty();
    }
}
