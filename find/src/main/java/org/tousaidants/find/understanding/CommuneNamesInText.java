package org.tousaidants.find.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.text.TextNormalisation;

/// « Noms de lieux » — finds the commune that a person means: first in the territory of the network, then in its
/// neighbours, then in France. Former names and names of islands give the current communes. Five digits are taken as
/// a postcode before they are taken as an INSEE code (17300 is Rochefort). An address gives its commune.
public final class CommuneNamesInText {
    /// « De quel côté » — the position of a commune relative to the territory of the network.
    public enum CommuneProximity {
        HERE,
        NEAR,
        FAR
    }

    /// « Lieu compris » — the possible communes; exactly one if the text is unambiguous. `street` is the text
    /// before the name of the commune.
    public record UnderstoodCommune(List<Commune> communes, Optional<String> street) {}

    private static final int MOST_ELSEWHERE = 8;
    private static final int LONGEST_NAME = 6;
    private static final int TYPO_FROM = 6;
    private static final double NEIGHBOURS_DEGREES = 0.25;
    private static final Pattern NAME_AND_POSTCODE = Pattern.compile("(.{1,80}?)[\\s,(]+(\\d{5})\\)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{5}");
    private static final Pattern STREET = Pattern.compile(
            "(?i).*\\b(rue|avenue|av|boulevard|bd|place|chemin|impasse|allee|all\u00e9e|route|quai|cours|lieu dit|lieu-dit|square|venelle)\\b.*|\\d{1,4}\\s*(bis|ter)?[ ,]\\s*\\p{L}.*");
    private static final Set<String> BEFORE = Set.of(
            "a",
            "au",
            "aux",
            "sur",
            "vers",
            "de",
            "d",
            "du",
            "en",
            "dans",
            "pres",
            "habite",
            "habitons",
            "cote",
            "in",
            "near",
            "at");
    private static final Set<String> SURELY =
            Set.of("a", "au", "aux", "sur", "vers", "habite", "habitons", "pres", "in", "near", "en");

    private record CommuneNameWords(String[] words, Commune commune, boolean former) {}

    /// A name in lower case without accents, and the same name without spaces, because some people type it so.
    private record JoinedCommuneName(String plain, String joined) {}

    private final Communes communes;
    private final String departement;
    private final Set<String> neighbours;
    private final List<Commune> here;
    private final Map<String, List<CommuneNameWords>> byFirstWord = new HashMap<>();
    private final Map<String, List<Commune>> byName = new HashMap<>();
    private final Map<Character, List<JoinedCommuneName>> names;

    public CommuneNamesInText(Communes communes, String departement) {
        this.communes = communes;
        this.departement = departement;
        this.here = communes.inDepartement(departement);
        this.neighbours = neighbours(communes, departement);
        for (var commune : here) {
            name(commune.name(), commune, false);
            for (var old : communes.formerNames(commune)) name(old, commune, true);
        }
        byFirstWord
                .values()
                .forEach(list -> list.sort(Comparator.comparingInt((CommuneNameWords one) -> one.words.length)
                        .reversed()
                        .thenComparing(CommuneNameWords::former)));
        this.names = byName.keySet().stream()
                .map(name -> new JoinedCommuneName(name, name.replace(" ", "")))
                .collect(Collectors.groupingBy(name -> name.joined.charAt(0)));
    }

    public Communes communes() {
        return communes;
    }

    public CommuneProximity tier(Commune commune) {
        if (commune.departement().equals(departement)) return CommuneProximity.HERE;
        return neighbours.contains(commune.departement()) ? CommuneProximity.NEAR : CommuneProximity.FAR;
    }

    /// Returns the communes that the text of a place field may mean.
    public UnderstoodCommune typed(String typed) {
        var text = typed.strip();
        if (DIGITS.matcher(text).matches()) return meant(byNumber(text));
        var both = NAME_AND_POSTCODE.matcher(text);
        if (both.matches()) {
            var sure = communes.find(both.group(1), both.group(2));
            if (sure.isPresent()) return meant(List.of(sure.get()));
        }
        var named = named(text);
        var street = STREET.matcher(text).matches();
        if (!street && !named.isEmpty()) return meant(named);
        var address = street ? address(text) : Optional.<UnderstoodCommune>empty();
        return address.orElseGet(() -> meant(named.isEmpty() ? elsewhere(text) : named));
    }

    /// Returns the communes to propose while a person types: first those of the territory, then those of its
    /// neighbours, then others.
    public List<Commune> proposals(String typed) {
        var text = typed.strip();
        var all = new ArrayList<Commune>(DIGITS.matcher(text).matches() ? byNumber(text) : named(text));
        for (var one : communes.search(text, Integer.MAX_VALUE)) if (!all.contains(one)) all.add(one);
        return sorted(all).stream().limit(MOST_ELSEWHERE).toList();
    }

    private static UnderstoodCommune meant(List<Commune> communes) {
        return new UnderstoodCommune(communes, Optional.empty());
    }

    private List<Commune> byNumber(String digits) {
        var served = communes.byPostcode(digits);
        if (!served.isEmpty()) return served;
        return communes.byCode(digits).map(List::of).orElse(List.of());
    }

    private List<Commune> named(String text) {
        var plain = TextNormalisation.words(text);
        if (plain.isEmpty()) return List.of();
        var exact = byName.getOrDefault(plain, List.of());
        if (!exact.isEmpty()) return exact;
        var begins = here.stream()
                .filter(one -> begins(TextNormalisation.words(one.name()), plain))
                .toList();
        var same = communes.search(text, Integer.MAX_VALUE).stream()
                .filter(one -> TextNormalisation.words(one.name()).equals(plain))
                .toList();
        if (!begins.isEmpty() || !same.isEmpty()) {
            var both = new ArrayList<>(begins);
            both.addAll(same);
            return sorted(both);
        }
        var wrong = misspelt(plain);
        return wrong.isEmpty() ? island(plain) : wrong;
    }

    private static boolean begins(String name, String typed) {
        return name.startsWith(typed + " ") || typed.length() > 3 && bare(name).startsWith(bare(typed) + " ");
    }

    private static String bare(String name) {
        for (var article : new String[] {"le ", "la ", "les ", "l "})
            if (name.startsWith(article)) return name.substring(article.length());
        return name;
    }

    private List<Commune> misspelt(String plain) {
        var joined = plain.replace(" ", "");
        if (joined.length() < TYPO_FROM) return List.of();
        var found = new LinkedHashMap<String, Commune>();
        for (var name : names.getOrDefault(joined.charAt(0), List.of()))
            if (name.joined.equals(joined)
                    || name.joined.length() >= TYPO_FROM && RequestSentence.oneMistake(name.joined, joined))
                byName.getOrDefault(name.plain, List.of()).forEach(one -> found.put(one.code(), one));
        return List.copyOf(found.values());
    }

    /// Returns the communes of the island with this name. For example, « Île de Ré » is an intercommunality of
    /// ten communes; empty if there is no such island.
    private List<Commune> island(String plain) {
        var wanted = Arrays.stream(plain.split(" "))
                .filter(word -> word.length() > 1
                        && !Set.of("de", "du", "la", "le", "les", "cc", "ile").contains(word))
                .toList();
        if (wanted.isEmpty()) return List.of();
        return here.stream()
                .filter(one -> !one.epciName().isEmpty()
                        && Arrays.asList(TextNormalisation.words(one.epciName()).split(" "))
                                .containsAll(wanted))
                .sorted(Comparator.comparing(Commune::name))
                .toList();
    }

    private List<Commune> elsewhere(String text) {
        return sorted(communes.search(text, Integer.MAX_VALUE)).stream()
                .limit(MOST_ELSEWHERE)
                .toList();
    }

    /// Returns the commune and the street of an address such as « 12 rue Jean Macé, Rochefort »; empty if its
    /// last words name no commune. The name of the commune takes as many of the last words as possible.
    private Optional<UnderstoodCommune> address(String text) {
        var words = text.strip().split("[\\s,]+");
        for (var from = 1; from < words.length; from++) {
            var tail = String.join(" ", Arrays.asList(words).subList(from, words.length));
            if (tail.isBlank()) continue;
            var found = exactly(tail);
            if (found.isEmpty()) continue;
            var street = text.substring(0, text.indexOf(words[from], text.indexOf(words[from - 1])))
                    .replaceAll("[\\s,]+$", "");
            return Optional.of(new UnderstoodCommune(found, Optional.of(street.replaceAll("[\\s,]*\\d{5}$", ""))));
        }
        return Optional.empty();
    }

    private List<Commune> exactly(String tail) {
        if (DIGITS.matcher(tail).matches()) return byNumber(tail);
        var both = NAME_AND_POSTCODE.matcher(tail);
        if (both.matches())
            return communes.find(both.group(1), both.group(2)).map(List::of).orElse(List.of());
        var split = tail.split(" ", 2);
        if (split.length == 2 && DIGITS.matcher(split[0]).matches())
            return communes.find(split[1], split[0]).map(List::of).orElse(List.of());
        var mine = byName.getOrDefault(TextNormalisation.words(tail), List.of());
        return mine.isEmpty() ? communes.find(tail, "").map(List::of).orElse(List.of()) : mine;
    }

    private List<Commune> sorted(Collection<Commune> found) {
        var once = new HashSet<String>();
        return found.stream()
                .filter(one -> once.add(one.code()))
                .sorted(Comparator.comparing(this::tier))
                .toList();
    }

    /// Returns the communes whose postcode or exact name occurs in the sentence, if they are in the territory of
    /// the network. Their words are marked as used.
    List<Commune> near(RequestSentence sentence) {
        var words = sentence.words;
        for (var i = 0; i < words.length; i++) {
            if (sentence.used[i]) continue;
            if (DIGITS.matcher(words[i]).matches()) {
                var served = sorted(byNumber(words[i]));
                if (served.isEmpty()) continue;
                sentence.claim(i, i + 1);
                return served;
            }
            if (words[i].equals("ile")) {
                var island = island(sentence, i);
                if (!island.isEmpty()) return island;
            }
            if (i > 0 && !BEFORE.contains(words[i - 1]) || i == 0 && words.length > LONGEST_NAME) continue;
            for (var name : byFirstWord.getOrDefault(words[i], List.of())) {
                if (!standsAt(name.words, i, sentence)) continue;
                var plainWord = name.words.length == 1 && sentence.known(i);
                if (plainWord && (i == 0 || !SURELY.contains(words[i - 1]))) continue;
                sentence.claim(i, i + name.words.length);
                return byName.getOrDefault(String.join(" ", name.words), List.of(name.commune));
            }
        }
        return List.of();
    }

    /// Returns the communes of the island with the longest name that starts at this word of the sentence: « sur
    /// l'île de Ré ».
    private List<Commune> island(RequestSentence sentence, int start) {
        var words = sentence.words;
        for (var length = Math.min(LONGEST_NAME, words.length - start); length > 1; length--) {
            var found = island(String.join(" ", Arrays.asList(words).subList(start, start + length)));
            if (found.isEmpty()) continue;
            sentence.claim(start, start + length);
            return found;
        }
        return List.of();
    }

    private static boolean standsAt(String[] name, int start, RequestSentence sentence) {
        if (start + name.length > sentence.words.length) return false;
        for (var i = 0; i < name.length; i++)
            if (sentence.used[start + i] || !name[i].equals(sentence.words[start + i])) return false;
        return true;
    }

    /// Returns communes named by words of the sentence that no phrase has used: a misspelt name in the territory
    /// of the network, otherwise an exact name anywhere in France.
    List<Commune> far(RequestSentence sentence) {
        var words = sentence.words;
        for (var i = 1; i < words.length; i++) {
            if (sentence.used[i] || !SURELY.contains(words[i - 1])) continue;
            for (var length = Math.min(LONGEST_NAME, words.length - i); length > 0; length--) {
                if (!free(sentence, i, length)) continue;
                var name = String.join(" ", Arrays.asList(words).subList(i, i + length));
                var found = misspelt(name);
                if (found.isEmpty() && name.length() > 3)
                    found = communes.find(name, "").map(List::of).orElse(List.of());
                if (found.isEmpty()) continue;
                sentence.claim(i, i + length);
                return found;
            }
        }
        return List.of();
    }

    private static boolean free(RequestSentence sentence, int from, int length) {
        var unknown = false;
        for (var i = from; i < from + length; i++) {
            if (sentence.used[i]) return false;
            unknown |= !sentence.known(i);
        }
        return unknown;
    }

    private void name(String name, Commune commune, boolean former) {
        var plain = TextNormalisation.words(name);
        add(plain, commune, former);
        if (!bare(plain).equals(plain)) add(bare(plain), commune, former);
        if (plain.startsWith("saint ")) add("st " + plain.substring(6), commune, former);
        if (plain.startsWith("sainte ")) add("ste " + plain.substring(7), commune, former);
    }

    private void add(String plain, Commune commune, boolean former) {
        if (plain.isEmpty()) return;
        var same = byName.getOrDefault(plain, List.of());
        // If a name belongs to a current commune and was also that of a former commune, only the current
        // commune counts.
        if (former && !same.isEmpty()) return;
        byName.merge(plain, List.of(commune), (some, more) -> {
            var both = new ArrayList<>(some);
            both.addAll(more);
            return List.copyOf(both);
        });
        var words = plain.split(" ");
        byFirstWord.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(new CommuneNameWords(words, commune, former));
    }

    private static Set<String> neighbours(Communes communes, String departement) {
        var south = 90.0;
        var north = -90.0;
        var west = 180.0;
        var east = -180.0;
        for (var commune : communes.inDepartement(departement)) {
            south = Math.min(south, commune.centre().latitude());
            north = Math.max(north, commune.centre().latitude());
            west = Math.min(west, commune.centre().longitude());
            east = Math.max(east, commune.centre().longitude());
        }
        var found = new HashSet<String>();
        for (var commune : communes.all())
            if (commune.centre().latitude() > south - NEIGHBOURS_DEGREES
                    && commune.centre().latitude() < north + NEIGHBOURS_DEGREES
                    && commune.centre().longitude() > west - NEIGHBOURS_DEGREES
                    && commune.centre().longitude() < east + NEIGHBOURS_DEGREES
                    && !commune.departement().equals(departement)) found.add(commune.departement());
        return found;
    }
}
