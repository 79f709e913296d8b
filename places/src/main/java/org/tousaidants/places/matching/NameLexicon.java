package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.text.ShippedFile;

/// The words of names and addresses with a special meaning, from `lexicon.txt`.
final class NameLexicon {
    private static final String FILE = "/merge/lexicon.txt";
    /// Minimum length of a misspelt word that is corrected; a shorter one could be another word.
    private static final int LONG_WORD = 7;

    static final NameLexicon SHIPPED = new NameLexicon();

    /// The meaning of a phrase: bits of kinds and of carriers, both empty if it is ignored.
    private record Phrase(String[] words, long kinds, long carriers, boolean moves) {}

    private final Map<String, List<Phrase>> phrases = new HashMap<>();
    private final List<String> codes = new ArrayList<>();
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, String> ways = new HashMap<>();
    private final Set<String> units = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private long houses;
    private final Set<String> silent = new HashSet<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<String> longWords = new TreeSet<>();
    /// The long words of the lexicon by first letter, sorted.
    private final Map<Character, List<String>> longWordsBy = new HashMap<>();

    /// The parts of a name.
    ///
    /// @param kinds bits, each a kind of service
    /// @param carriers bits, each a kind of organisation
    /// @param core the distinctive words that remain
    record NameParts(long kinds, long carriers, boolean moves, List<String> core) {}

    private NameLexicon() {
        ShippedFile.text(NameLexicon.class, FILE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(this::line);
        if (bit("RFS") != PlaceKind.FRANCE_SERVICES)
            throw new IllegalStateException(FILE + ": France services is not the first kind");
        phrases.values().forEach(some -> some.sort((a, b) -> b.words.length - a.words.length));
        for (var some : phrases.values())
            for (var phrase : some) for (var word : phrase.words) if (word.length() >= LONG_WORD) longWords.add(word);
        for (var word : longWords)
            longWordsBy.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(word);
    }

    private void line(String line) {
        var space = line.indexOf(' ');
        var sort = line.substring(0, space);
        var equals = line.indexOf('=');
        var head = equals < 0 ? "" : line.substring(space + 1, equals).strip();
        var texts = line.substring((equals < 0 ? space : equals) + 1).split(Pattern.quote("|"));
        for (var text : texts) {
            var words = text.strip();
            switch (sort) {
                case "kind" -> phrase(words, bit(head), 0, false);
                case "carrier" -> phrase(words, 0, bit(head), false);
                case "moves" -> phrase(words, 0, 0, true);
                case "article", "silent" -> {
                    if (sort.equals("article")) articles.add(words);
                    phrase(words, 0, 0, false);
                    silent.add(words);
                }
                case "same" -> same.put(words, head);
                case "way" -> {
                    ways.put(head, head);
                    if (!words.isEmpty()) ways.put(words, head);
                }
                case "unit" -> units.add(words);
                case "host" -> hosts.add(words);
                case "houses" -> houses |= bit(words);
                default -> throw new IllegalStateException(FILE + ": " + line);
            }
        }
    }

    private long bit(String code) {
        if (!codes.contains(code)) codes.add(code);
        var rank = codes.indexOf(code);
        if (rank >= Long.SIZE) throw new IllegalStateException("too many kinds");
        return 1L << rank;
    }

    private void phrase(String text, long kinds, long carriers, boolean moves) {
        var words = text.split(" ");
        phrases.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(new Phrase(words, kinds, carriers, moves));
    }

    /// @param words of a name or a typology, normalised
    NameParts read(List<String> words) {
        var kinds = 0L;
        var carriers = 0L;
        var moves = false;
        var core = new ArrayList<String>(words.size());
        for (var i = 0; i < words.size(); ) {
            var phrase = longest(words, i);
            if (phrase == null) {
                core.add(words.get(i++));
                continue;
            }
            kinds |= phrase.kinds;
            carriers |= phrase.carriers;
            moves |= phrase.moves;
            i += phrase.words.length;
        }
        return new NameParts(kinds, carriers, moves, core);
    }

    private @Nullable Phrase longest(List<String> words, int from) {
        for (var phrase : phrases.getOrDefault(words.get(from), List.of()))
            if (from + phrase.words.length <= words.size() && starts(phrase, words, from)) return phrase;
        return null;
    }

    private static boolean starts(Phrase phrase, List<String> words, int from) {
        for (var i = 1; i < phrase.words.length; i++) if (!phrase.words[i].equals(words.get(from + i))) return false;
        return true;
    }

    /// The usual form of a word: « general » for « gal ».
    String usual(String word) {
        return same.getOrDefault(word, word);
    }

    /// The type of street that a word means; empty if none.
    String way(String word) {
        return ways.getOrDefault(word, "");
    }

    boolean unit(String word) {
        return units.contains(word);
    }

    /// The bits of the services and carriers that can host France Services.
    long houses() {
        return houses;
    }

    /// Whether this domain belongs to a mail provider.
    boolean everybody(String host) {
        return hosts.contains(host);
    }

    boolean silent(String word) {
        return silent.contains(word);
    }

    boolean article(String word) {
        return articles.contains(word);
    }

    /// The usual form of a word; a long word with one wrong letter is corrected by the lexicon.
    String wellSpelt(String word) {
        var usual = usual(word);
        if (usual.length() < LONG_WORD || usual.charAt(0) < 'a' || longWords.contains(usual)) return usual;
        return longWordsBy.getOrDefault(usual.charAt(0), List.of()).stream()
                .filter(known ->
                        Math.abs(known.length() - usual.length()) <= 1 && WordVocabulary.wrong(usual, known, 1) <= 1)
                .findFirst()
                .orElse(usual);
    }

    /// The codes of the kinds and carriers that a text names.
    List<String> codes(String text) {
        var read = read(NameFolding.words(text));
        var named = new ArrayList<String>();
        for (var bits = read.kinds() | read.carriers(); bits != 0; bits &= bits - 1)
            named.add(codes.get(Long.numberOfTrailingZeros(bits)));
        return named;
    }
}
