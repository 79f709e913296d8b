package org.tousaidants.app.firststart;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Departements;
import org.tousaidants.core.text.TextFolding;

/// The names that the shipped data of communes know: départements, intercommunalities and communes. A network
/// stands in one département, so the name of a region leads to the names of its départements.
final class KnownTerritories {
    /// The perimeter of a name.
    ///
    /// @param elsewhere the number of communes of this intercommunality that are in another département
    record Perimeter(String departement, int communes, long inhabitants, int elsewhere) {
        private static Perimeter of(String departement, Collection<Commune> communes) {
            return new Perimeter(
                    departement,
                    communes.size(),
                    communes.stream().mapToLong(Commune::population).sum(),
                    (int) communes.stream()
                            .filter(one -> !one.departement().equals(departement))
                            .count());
        }
    }

    private static final Pattern KIND = Pattern.compile("^(cc|ca|cu) ");

    private KnownTerritories() {}

    /// The names of départements and intercommunalities, as a browser suggests them.
    static Iterable<String> suggested() {
        var names = new TreeSet<>(Departements.all().values());
        for (var commune : Communes.shipped().all()) names.add(commune.epciName());
        names.remove("");
        return names;
    }

    /// The names of the départements of a region, in one line; empty for another name.
    static String inRegion(String name) {
        return Departements.inRegion(name).stream()
                .map(code -> Departements.name(code).orElse(code))
                .collect(Collectors.joining(", "));
    }

    /// The perimeter of a name: for an intercommunality, in the département with most of its inhabitants. Empty for
    /// an unknown name, and for a commune whose name exists in several départements.
    static Optional<Perimeter> of(String name) {
        var asked = TextFolding.words(name);
        if (asked.isEmpty()) return Optional.empty();
        return Departements.all().entrySet().stream()
                .filter(one -> TextFolding.words(one.getValue()).equals(asked))
                .findFirst()
                .map(one -> Perimeter.of(one.getKey(), Communes.shipped().inDepartement(one.getKey())))
                .or(() -> intercommunality(asked))
                .or(() -> onlyOne(asked));
    }

    /// With or without the letters before the name, as in « CU Limoges Métropole ».
    private static Optional<Perimeter> intercommunality(String asked) {
        var communes = Communes.shipped().all().stream()
                .filter(one -> KIND.matcher(TextFolding.words(one.epciName()))
                                .replaceFirst("")
                                .equals(KIND.matcher(asked).replaceFirst(""))
                        && TextFolding.words(one.epciName()).endsWith(asked))
                .toList();
        if (communes.stream().map(Commune::epci).distinct().count() != 1) return Optional.empty();
        return communes.stream()
                .collect(Collectors.groupingBy(Commune::departement, Collectors.summingInt(Commune::population)))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .map(one -> Perimeter.of(one.getKey(), communes));
    }

    private static Optional<Perimeter> onlyOne(String asked) {
        var communes = Communes.shipped().all().stream()
                .filter(one -> TextFolding.words(one.name()).equals(asked)
                        || TextFolding.words(one.written()).equals(asked))
                .toList();
        return communes.stream().map(Commune::departement).distinct().count() == 1
                ? Optional.of(Perimeter.of(communes.getFirst().departement(), communes))
                : Optional.empty();
    }
}
