package org.tousaidants.core.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Searches communes while the person types ([Communes#search]), with an index from each word to the names that
/// contain the word. Names are in lower case without accents.
final class CommuneSearch {
    // Levels of a match; a smaller number is a better match.
    private static final int EXACT = 0;
    private static final int EXACT_BUT_ARTICLE = 1;
    private static final int EXACT_FORMER = 2;
    private static final int BEGINS = 3;
    private static final int BEGINS_INSIDE = 4;
    private static final int ALL_WORDS = 5;
    private static final int FORMER = 6;

    private static final int FEWEST_LETTERS_TO_CORRECT = 5;

    private final Communes communes;
    /// Names in lower case without accents: current names first, former names from `firstFormer` on. `owners`
    /// contains the commune of each name.
    private final String[] names;
    private final Commune[] owners;
    private final int firstFormer;
    private final NameWordIndex words;
    private final Map<String, List<Commune>> byEpci;

    CommuneSearch(Communes communes) {
        this.communes = communes;
        var folded = new ArrayList<>(communes.foldedNames());
        var found = new ArrayList<>(communes.everywhere());
        firstFormer = folded.size();
        for (var f : communes.formers()) {
            var commune = communes.byCode(f.commune());
            if (f.name().isEmpty() || commune.isEmpty()) continue;
            folded.add(CommuneNameNormaliser.fold(f.name()));
            found.add(commune.get());
        }
        names = folded.toArray(String[]::new);
        owners = found.toArray(Commune[]::new);
        words = new NameWordIndex(names);
        byEpci = HashMap.newHashMap(1_500);
        for (var c : communes.all())
            if (!c.epciName().isEmpty())
                byEpci.computeIfAbsent(c.epciName(), k -> new ArrayList<>()).add(c);
    }

    List<Commune> search(String typed, int limit) {
        var query = CommuneSearchQuery.of(CommuneNameNormaliser.fold(typed));
        if (query.isEmpty() || limit <= 0) return List.of();
        if (query.words().isEmpty()) return byNumber(String.join("", query.numbers()), limit);
        var ranks = new RankedCommuneMatches();
        match(query, ranks);
        // « st » means Saint, unless the person is typing « Strasbourg ».
        if (query.abbreviated(typed)) match(query.asTyped(), ranks);
        if (ranks.isEmpty()) matchEpci(query, ranks);
        if (ranks.isEmpty()) matchMisspelt(query, ranks);
        return ranks.best(limit);
    }

    private List<Commune> byNumber(String number, int limit) {
        var found = new ArrayList<Commune>();
        if (number.length() > 5) return found;
        var upper = number.toUpperCase(Locale.ROOT);
        communes.postcodes()
                .subMap(number, number + Character.MAX_VALUE)
                .values()
                .forEach(found::addAll);
        if (!CommuneNameNormaliser.isNumber(number))
            communes.all().stream().filter(c -> c.code().startsWith(upper)).forEach(found::add);
        found.sort(Communes.LARGEST_FIRST);
        if (number.length() == 5) {
            for (var c : List.copyOf(found))
                communes.byCode(Commune.cityOf(c.code())).ifPresent(found::add);
            communes.byCode(upper).ifPresent(found::add);
        }
        var once = new HashSet<String>();
        return found.stream().filter(c -> once.add(c.code())).limit(limit).toList();
    }

    private void match(CommuneSearchQuery query, RankedCommuneMatches ranks) {
        var seen = new BitSet(names.length);
        var single = query.words().size() == 1;
        words.forEachHolderOfRarest(query.words(), i -> {
            if (seen.get(i)) return;
            seen.set(i);
            if ((single || query.holds(names[i])) && query.accepts(owners[i], names[i]))
                ranks.add(level(i, query), owners[i]);
        });
    }

    private int level(int i, CommuneSearchQuery query) {
        var name = names[i];
        var former = i >= firstFormer;
        if (name.equals(query.text())) return former ? EXACT_FORMER : EXACT;
        var article = CommuneNameNormaliser.articleLength(name);
        var beginsBare = name.startsWith(query.stripped(), article);
        if (beginsBare && name.length() == article + query.stripped().length())
            return former ? EXACT_FORMER : EXACT_BUT_ARTICLE;
        if (former) return FORMER;
        if (beginsBare || name.startsWith(query.text())) return BEGINS;
        return name.contains(" " + query.text()) ? BEGINS_INSIDE : ALL_WORDS;
    }

    /// Finds the communes of an intercommunality by its name, because people type names such as « Ile de Ré »,
    /// which is not a commune.
    private void matchEpci(CommuneSearchQuery query, RankedCommuneMatches ranks) {
        if (query.text().length() < FEWEST_LETTERS_TO_CORRECT) return;
        byEpci.forEach((name, members) -> {
            var folded = CommuneNameNormaliser.fold(name);
            if (!query.holds(folded)) return;
            for (var c : members) if (query.accepts(c, folded)) ranks.add(ALL_WORDS, c);
        });
    }

    /// Finds names with joined words (« larochelle ») or one wrong, missing, doubled or swapped letter.
    private void matchMisspelt(CommuneSearchQuery query, RankedCommuneMatches ranks) {
        var letters = String.join("", query.words());
        if (letters.length() < FEWEST_LETTERS_TO_CORRECT) return;
        var spelling = new MisspelledWordMatcher(letters);
        for (int i = 0; i < names.length; i++) {
            var level = spelling.level(names[i]);
            if (level < MisspelledWordMatcher.NONE && query.accepts(owners[i], names[i]))
                ranks.add(i < firstFormer ? level : level + MisspelledWordMatcher.NONE, owners[i]);
        }
    }

    /// The matches, each packed in one number for sorting: level, then population, then commune.
    private static final class RankedCommuneMatches {
        private long[] ranks = new long[64];
        private final List<Commune> found = new ArrayList<>();

        void add(int level, Commune commune) {
            if (found.size() == ranks.length) ranks = Arrays.copyOf(ranks, 2 * ranks.length);
            ranks[found.size()] =
                    (long) level << 51 | (long) (Integer.MAX_VALUE - commune.population()) << 20 | found.size();
            found.add(commune);
        }

        boolean isEmpty() {
            return found.isEmpty();
        }

        List<Commune> best(int limit) {
            Arrays.sort(ranks, 0, found.size());
            var once = new HashSet<String>();
            Predicate<Commune> first = c -> once.add(c.code());
            return Arrays.stream(ranks, 0, found.size())
                    .mapToObj(r -> found.get((int) (r & 0xF_FFFF)))
                    .filter(first)
                    .limit(limit)
                    .toList();
        }
    }
}
