package org.tousaidants.core.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// « Communes » — the national table of communes, in memory. If a result would be doubtful, a method returns an
/// empty result. Immutable.
///
/// The arrondissements of Paris, Lyon and Marseille are found by code, postcode and name (« 75011 » is « Paris 11e
/// Arrondissement »), but [#all] and [#inDepartement] contain only communes, so that each inhabitant is counted
/// once. Names and codes of merged communes lead to the current commune.
public final class Communes {
    static final Comparator<Commune> LARGEST_FIRST =
            Comparator.comparingInt(Commune::population).reversed().thenComparing(Commune::code);

    private static final LazyValue<Communes> SHIPPED = new LazyValue<>(BundledCommuneFiles::communes);

    private final List<Commune> everywhere;
    private final List<Commune> all;
    private final List<FormerCommune> formers;
    private final Map<String, Commune> byCode;
    private final Map<String, String> today;
    private final LazyValue<TreeMap<String, List<Commune>>> byPostcode = new LazyValue<>(this::indexPostcodes);
    private final LazyValue<Map<String, List<Commune>>> byDepartement = new LazyValue<>(this::indexDepartements);
    private final LazyValue<CommuneSearch> search = new LazyValue<>(() -> new CommuneSearch(this));
    private final LazyValue<CommuneFinder> finder = new LazyValue<>(() -> new CommuneFinder(this));
    private final LazyValue<NearestCommuneFinder> map = new LazyValue<>(() -> new NearestCommuneFinder(everywhere()));
    private final LazyValue<List<String>> foldedNames = new LazyValue<>(() ->
            everywhere().stream().map(c -> CommuneNameNormaliser.fold(c.name())).toList());

    Communes(Collection<Commune> communes, List<FormerCommune> formers) {
        everywhere =
                communes.stream().sorted(Comparator.comparing(Commune::code)).toList();
        all = everywhere.stream().filter(c -> !c.isDistrict()).toList();
        byCode = HashMap.newHashMap(everywhere.size());
        for (var c : everywhere) byCode.put(c.code(), c);
        this.formers = List.copyOf(formers);
        today = HashMap.newHashMap(formers.size());
        for (var f : formers) if (!byCode.containsKey(f.code())) today.put(f.code(), f.commune());
    }

    /// Returns the table shipped with the product, which is read once and then cached.
    public static Communes shipped() {
        return SHIPPED.get();
    }

    /// Returns the commune of a current or former INSEE code.
    public Optional<Commune> byCode(String insee) {
        var commune = byCode.get(insee);
        return Optional.ofNullable(commune != null ? commune : byCode.get(today.getOrDefault(insee, "")));
    }

    /// Returns the current code of a commune and its former codes. Data stored under a former code belong to the
    /// current commune.
    public List<String> codes(String insee) {
        var now = byCode(insee).map(Commune::code).orElse(insee);
        return Stream.concat(
                        Stream.of(now),
                        today.entrySet().stream()
                                .filter(one -> one.getValue().equals(now))
                                .map(Map.Entry::getKey)
                                .sorted())
                .toList();
    }

    /// Returns the names of the communes that were merged into this commune: « Marennes » is now
    /// Marennes-Hiers-Brouage.
    public List<String> formerNames(Commune commune) {
        return formers.stream()
                .filter(one ->
                        one.commune().equals(commune.code()) && !one.name().isEmpty())
                .map(FormerCommune::name)
                .toList();
    }

    /// Returns the communes that a postcode serves, largest first; in Paris, Lyon and Marseille only the
    /// arrondissement.
    public List<Commune> byPostcode(String postcode) {
        return byPostcode.get().getOrDefault(postcode, List.of());
    }

    /// Finds communes while a person types the beginning of a name (accents, hyphens and case ignored, « St »
    /// means « Saint »), a postcode, an INSEE code, or a name and a number. The exact name is first, then
    /// prefixes, then the largest commune. If no name matches, returns the communes of an intercommunality of
    /// that name (« île de Ré »), else names with one wrong letter.
    public List<Commune> search(String typed, int limit) {
        return search.get().search(typed, limit);
    }

    /// Returns the commune that a file names; either text may be blank. Returns empty if the result is doubtful,
    /// because several communes have that name, or the name and the postcode contradict each other. A CEDEX
    /// leads to the commune of that name in the département.
    public Optional<Commune> find(String name, String postcode) {
        return finder.get().find(name, postcode);
    }

    /// Returns all communes by code, without arrondissements.
    public List<Commune> all() {
        return all;
    }

    /// Returns the number of known arrondissements of Paris, Lyon and Marseille.
    public int districts() {
        return everywhere.size() - all.size();
    }

    public List<Commune> inDepartement(String code) {
        return byDepartement.get().getOrDefault(code, List.of());
    }

    /// Returns the commune with the nearest centre; in Lyon or Marseille an arrondissement.
    public Optional<Commune> nearest(GeoPoint point) {
        return map.get().nearest(point);
    }

    /// Returns whether a point is near enough to a commune to be on French soil. The border is not exact: a
    /// point in Geneva is accepted.
    public boolean ashore(GeoPoint point) {
        return nearest(point)
                .filter(c -> c.centre().metresTo(point) <= reachMetres(c))
                .isPresent();
    }

    /// Returns a copy of this table in which some communes are replaced or added.
    ///
    /// @param better the communes to replace or add
    public Communes with(Collection<Commune> better) {
        if (better.isEmpty()) return this;
        var merged = new HashMap<>(byCode);
        for (var c : better) merged.put(c.code(), c);
        return new Communes(merged.values(), formers);
    }

    /// Returns all communes and arrondissements, by code.
    List<Commune> everywhere() {
        return everywhere;
    }

    /// Returns the names of [#everywhere] in lower case without accents, in the same order.
    List<String> foldedNames() {
        return foldedNames.get();
    }

    List<FormerCommune> formers() {
        return formers;
    }

    /// Returns communes by postcode; a city with arrondissements is replaced by its arrondissements.
    TreeMap<String, List<Commune>> postcodes() {
        return byPostcode.get();
    }

    boolean isFormer(String code) {
        return today.containsKey(code);
    }

    /// Returns the largest distance that is assumed between the centre of a commune and its border, in metres.
    /// In mainland France it is more than 20 km because some centres are estimates. Communes of Guyane are as
    /// large as départements; those of Polynésie are archipelagos.
    private static double reachMetres(Commune commune) {
        return switch (commune.departement()) {
            case "973" -> 150_000;
            case "987" -> 1_500_000;
            case "988" -> 100_000;
            default -> commune.departement().length() == 3 ? 40_000 : 35_000;
        };
    }

    private TreeMap<String, List<Commune>> indexPostcodes() {
        var index = new HashMap<String, List<Commune>>(10_000);
        for (var c : everywhere())
            for (var p : c.postcodes())
                index.computeIfAbsent(p, k -> new ArrayList<>(6)).add(c);
        index.replaceAll((postcode, communes) -> {
            if (communes.size() == 1) return List.of(communes.getFirst());
            var districts = communes.stream().filter(Commune::isDistrict).toList();
            var kept = districts.isEmpty() ? communes : new ArrayList<>(districts);
            kept.sort(LARGEST_FIRST);
            return List.copyOf(kept);
        });
        return new TreeMap<>(index);
    }

    private Map<String, List<Commune>> indexDepartements() {
        var index = new HashMap<String, List<Commune>>();
        for (int from = 0, to; from < all.size(); from = to) {
            var code = all.get(from).departement();
            for (to = from + 1; to < all.size() && all.get(to).departement().equals(code); ) to++;
            index.put(code, all.subList(from, to));
        }
        return index;
    }
}
