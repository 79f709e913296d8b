package org.tousaidants.core.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the commune that a file names ([Communes#find]) by table look-ups, because it is called for every harvested
/// record.
final class CommuneFinder {
    private final Communes communes;
    private final Map<String, List<Commune>> named = new HashMap<>(50_000);
    private final Map<String, List<Commune>> formerlyNamed = new HashMap<>(5_000);
    /// Communes by their name without small words, if this differs from their name.
    private final Map<String, List<Commune>> looselyNamed = new HashMap<>(50_000);

    private final Map<String, List<Commune>> formerlyLooselyNamed = new HashMap<>(5_000);

    /// The first digits of all postcodes. A number that begins with other digits is not a postcode and is
    /// ignored.
    private final Set<String> areas = new HashSet<>();

    CommuneFinder(Communes communes) {
        this.communes = communes;
        for (int i = 0; i < communes.everywhere().size(); i++)
            index(communes.foldedNames().get(i), communes.everywhere().get(i), named, looselyNamed);
        for (var f : communes.formers())
            if (!f.name().isEmpty())
                communes.byCode(f.commune())
                        .ifPresent(c ->
                                index(CommuneNameNormaliser.fold(f.name()), c, formerlyNamed, formerlyLooselyNamed));
        for (var p : communes.postcodes().keySet()) areas.add(area(p));
    }

    Optional<Commune> find(String name, String postcode) {
        var folded = CommuneNameNormaliser.fold(name);
        var written = postcode(postcode);
        if (folded.isEmpty()) return only(communes.byPostcode(written));
        var found = byName(folded, written);
        return found.isPresent()
                ? found.map(c -> district(c, written))
                : byCleanName(CommuneNameCleaner.of(folded), written);
    }

    private Optional<Commune> byCleanName(CommuneNameCleaner clean, String written) {
        var postcode = written.isEmpty() ? postcode(clean.postcode()) : written;
        var found = byName(clean.district(), postcode)
                .or(() -> byName(clean.name(), postcode).map(c -> district(c, postcode)));
        return found.isPresent() ? found : byPostcode(clean.name(), postcode);
    }

    private Optional<Commune> byName(String folded, String postcode) {
        if (folded.isEmpty()) return Optional.empty();
        var sure = named.getOrDefault(folded, List.of());
        if (sure.size() == 1 && sure.getFirst().postcodes().contains(postcode)) return Optional.of(sure.getFirst());
        var candidates = candidates(folded);
        if (candidates.isEmpty()) return Optional.empty();
        if (postcode.isEmpty()) return only(candidates.getFirst());
        for (var same : candidates) {
            var there =
                    same.stream().filter(c -> c.postcodes().contains(postcode)).toList();
            if (!there.isEmpty()) return only(there);
        }
        for (var same : candidates) {
            var near = nearest(same, postcode);
            if (!near.isEmpty()) return only(near);
        }
        return Optional.empty();
    }

    /// Returns the communes that a name may mean, from the most to the least certain interpretation.
    private List<List<Commune>> candidates(String folded) {
        var loose = CommuneNameNormaliser.withoutSmallWords(folded);
        var candidates = new ArrayList<List<Commune>>(4);
        addIfAny(candidates, named.get(folded));
        addIfAny(candidates, formerlyNamed.get(folded));
        addIfAny(candidates, looselyNamed.get(loose));
        addIfAny(candidates, formerlyLooselyNamed.get(loose));
        return candidates;
    }

    private static void addIfAny(List<List<Commune>> candidates, @Nullable List<Commune> found) {
        if (found != null) candidates.add(found);
    }

    /// Returns communes of the same name, for a postcode that no commune has (a CEDEX, a typing error). Only
    /// communes in the area of this postcode are returned; the commune with the most similar postcode is first.
    ///
    /// @param same communes of this name
    private List<Commune> nearest(List<Commune> same, String postcode) {
        var best = new ArrayList<Commune>();
        var digits = area(postcode).length();
        for (var c : same) {
            var common = c.postcodes().stream()
                    .mapToInt(p -> Math.max(0, Arrays.mismatch(p.toCharArray(), postcode.toCharArray())))
                    .max()
                    .orElse(0);
            if (common < digits) continue;
            if (common > digits) best.clear();
            digits = common;
            best.add(c);
        }
        return best;
    }

    /// Returns a commune with this postcode whose name is similar to an unknown name; empty if there is none.
    private Optional<Commune> byPostcode(String name, String postcode) {
        var there = communes.byPostcode(postcode);
        if (there.isEmpty() || name.isEmpty()) return Optional.empty();
        var known = !candidates(name).isEmpty();
        var typed = words(name);
        var like = there.stream()
                .filter(c -> {
                    var words = words(CommuneNameNormaliser.fold(c.name()));
                    // The words of one name may be contained in the other name: « Saint-Pierre »
                    // with a postcode of the island means Saint-Pierre-d'Oléron, and « Saintes
                    // centre » means Saintes.
                    return words.containsAll(typed) || !known && typed.containsAll(words);
                })
                .toList();
        // A match at the beginning is preferred: « Louhans » means Louhans-Châteaurenaud, not
        // Montagny-près-Louhans.
        var begin = like.stream()
                .filter(c -> CommuneNameNormaliser.fold(c.name()).startsWith(name + " "))
                .toList();
        if (!like.isEmpty()) return only(begin.isEmpty() ? like : begin);
        if (known) return Optional.empty();
        var spelling = new MisspelledWordMatcher(name.replace(" ", ""));
        var spelt = name.length() < 5
                ? List.<Commune>of()
                : there.stream()
                        .filter(c -> spelling.level(CommuneNameNormaliser.fold(c.name()))
                                <= MisspelledWordMatcher.ONE_LETTER)
                        .toList();
        return only(spelt.isEmpty() ? there : spelt);
    }

    private Commune district(Commune commune, String postcode) {
        var there = communes.byPostcode(postcode);
        return there.size() == 1
                        && there.getFirst().isDistrict()
                        && Commune.cityOf(there.getFirst().code()).equals(commune.code())
                ? there.getFirst()
                : commune;
    }

    private String postcode(String written) {
        var digits = digits(written);
        // The zero is added, because spreadsheets remove the leading zero of « 01000 ».
        if (digits.length() == 4 && CommuneNameNormaliser.isNumber(written.strip())) digits = "0" + digits;
        return digits.length() == 5 && areas.contains(area(digits)) ? digits : "";
    }

    private static String digits(String written) {
        if (written.length() == 5 && CommuneNameNormaliser.isNumber(written)) return written;
        var digits = new StringBuilder(5);
        for (int i = 0; i < written.length() && digits.length() < 6; i++) {
            var c = written.charAt(i);
            if (c >= '0' && c <= '9') digits.append(c);
        }
        return digits.toString();
    }

    private static String area(String postcode) {
        return postcode.substring(0, postcode.startsWith("97") || postcode.startsWith("98") ? 3 : 2);
    }

    private static Set<String> words(String folded) {
        return new HashSet<>(
                Arrays.asList(CommuneNameNormaliser.withoutSmallWords(folded).split(" ")));
    }

    private static Optional<Commune> only(List<Commune> communes) {
        return communes.size() == 1 ? Optional.of(communes.getFirst()) : Optional.empty();
    }

    private static void index(
            String folded, Commune commune, Map<String, List<Commune>> strict, Map<String, List<Commune>> loose) {
        var bare = CommuneNameNormaliser.withoutSmallWords(folded);
        add(strict, folded, commune);
        if (!bare.isEmpty()) add(loose, bare.equals(folded) ? folded : bare, commune);
    }

    private static void add(Map<String, List<Commune>> map, String key, Commune commune) {
        map.merge(key, List.of(commune), (old, one) -> {
            if (old.contains(commune)) return old;
            var both = new ArrayList<>(old);
            both.add(commune);
            return List.copyOf(both);
        });
    }
}
