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
import org.tousaidants.core.text.TextNormalisation;

/// Finds territories by the names in the shipped table of communes: départements, intercommunalities and communes. A
/// network covers one département, so that for the name of a region the names of its départements are proposed.
final class KnownTerritories {
    /// The territory of a département, intercommunality or commune that was found by its name.
    ///
    /// @param departement code of the département
    /// @param communes number of its communes
    /// @param inhabitants number of its inhabitants
    /// @param elsewhere number of communes of the intercommunality that are in another département
    record TerritoryPerimeter(String departement, int communes, long inhabitants, int elsewhere) {
        private static TerritoryPerimeter of(String departement, Collection<Commune> communes) {
            return new TerritoryPerimeter(
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

    /// Returns the names of départements and intercommunalities that the browser suggests while a person types
    /// the territory.
    static Iterable<String> suggested() {
        var names = new TreeSet<>(Departements.all().values());
        for (var commune : Communes.shipped().all()) names.add(commune.epciName());
        names.remove("");
        return names;
    }

    /// Returns the names of the départements of a region on one line; an empty text if the name is not that of a
    /// region.
    static String inRegion(String name) {
        return Departements.inRegion(name).stream()
                .map(code -> Departements.name(code).orElse(code))
                .collect(Collectors.joining(", "));
    }

    /// Returns the territory with this name. For an intercommunality in several départements, returns its part
    /// in the département where most of its inhabitants live. Empty if the name is unknown, or if communes of
    /// several départements have this name.
    static Optional<TerritoryPerimeter> of(String name) {
        var asked = TextNormalisation.words(name);
        if (asked.isEmpty()) return Optional.empty();
        return Departements.all().entrySet().stream()
                .filter(one -> TextNormalisation.words(one.getValue()).equals(asked))
                .findFirst()
                .map(one ->
                        TerritoryPerimeter.of(one.getKey(), Communes.shipped().inDepartement(one.getKey())))
                .or(() -> intercommunality(asked))
                .or(() -> onlyOne(asked));
    }

    /// Returns the intercommunality with this name; empty if there is none. The letters before the name may be
    /// given or not, as in « CU Limoges Métropole ».
    private static Optional<TerritoryPerimeter> intercommunality(String asked) {
        var communes = Communes.shipped().all().stream()
                .filter(one -> KIND.matcher(TextNormalisation.words(one.epciName()))
                                .replaceFirst("")
                                .equals(KIND.matcher(asked).replaceFirst(""))
                        && TextNormalisation.words(one.epciName()).endsWith(asked))
                .toList();
        if (communes.stream().map(Commune::epci).distinct().count() != 1) return Optional.empty();
        return communes.stream()
                .collect(Collectors.groupingBy(Commune::departement, Collectors.summingInt(Commune::population)))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .map(one -> TerritoryPerimeter.of(one.getKey(), communes));
    }

    private static Optional<TerritoryPerimeter> onlyOne(String asked) {
        var communes = Communes.shipped().all().stream()
                .filter(one -> TextNormalisation.words(one.name()).equals(asked)
                        || TextNormalisation.words(one.written()).equals(asked))
                .toList();
        return communes.stream().map(Commune::departement).distinct().count() == 1
                ? Optional.of(TerritoryPerimeter.of(communes.getFirst().departement(), communes))
                : Optional.empty();
    }
}
