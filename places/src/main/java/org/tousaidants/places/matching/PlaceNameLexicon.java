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
import org.tousaidants.core.text.BundledFile;

/// The words of names and addresses that have a special meaning, read from `lexicon.txt`.
final class PlaceNameLexicon {
    private static final String FILE = "/merge/lexicon.txt";
    /// Minimum length, in letters, of a misspelt word that is corrected; a shorter word could be a different
    /// word.
    private static final int LONG_WORD = 7;

    static final PlaceNameLexicon SHIPPED = new PlaceNameLexicon();

    /// The meaning of a phrase in names: kinds of service and kinds of organisation, as bit sets. Both are empty
    /// if the phrase is ignored.
    private record NamePhrase(String[] words, long kinds, long carriers, boolean moves) {}

    private final Map<String, List<NamePhrase>> phrases = new HashMap<>();
    private final List<String> codes = new ArrayList<>();
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, String> ways = new HashMap<>();
    private final Set<String> units = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private long houses;
    private final Set<String> silent = new HashSet<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<String> longWords = new TreeSet<>();
    /// The long words of the lexicon, sorted, by their first letter. Misspelt words are corrected with them.
    private final Map<Character, List<String>> longWordsBy = new HashMap<>();

    /// The parts of a name.
    ///
    /// @param kinds bit set of kinds of service
    /// @param carriers bit set of kinds of organisation
    /// @param moves whether the name is that of a mobile service
    /// @param core the remaining distinctive words
    record NameParts(long kinds, long carriers, boolean moves, List<String> core) {}

    private PlaceNameLexicon() {
        BundledFile.text(PlaceNameLexicon.class, FILE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(this::line);
        if (bit("RFS") != PlaceServiceKind.FRANCE_SERVICES)
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
        phrases.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(new NamePhrase(words, kinds, carriers, moves));
    }

    /// Divides a name into kinds of service, kinds of organisation and distinctive words.
    ///
    /// @param words the normalised words of a name or of a typology
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

    private @Nullable NamePhrase longest(List<String> words, int from) {
        for (var phrase : phrases.getOrDefault(words.get(from), List.of()))
            if (from + phrase.words.length <= words.size() && starts(phrase, words, from)) return phrase;
        return null;
    }

    private static boolean starts(NamePhrase phrase, List<String> words, int from) {
        for (var i = 1; i < phrase.words.length; i++) if (!phrase.words[i].equals(words.get(from + i))) return false;
        return true;
    }

    /// Returns the usual form of an abbreviated word: « general » for « gal »; any other word unchanged.
    String usual(String word) {
        return same.getOrDefault(word, word);
    }

    /// Returns the type of street that a word denotes; empty if the word denotes none.
    String way(String word) {
        return ways.getOrDefault(word, "");
    }

    boolean unit(String word) {
        return units.contains(word);
    }

    /// Returns the bit set of the kinds of services and organisations that can host a France Services centre.
    long houses() {
        return houses;
    }

    /// Returns whether this domain belongs to a mail provider, so that many people use it.
    boolean everybody(String host) {
        return hosts.contains(host);
    }

    boolean silent(String word) {
        return silent.contains(word);
    }

    boolean article(String word) {
        return articles.contains(word);
    }

    /// Returns the usual form of a word; if one letter of a long word is wrong, the word is corrected with the
    /// lexicon.
    String wellSpelt(String word) {
        var usual = usual(word);
        if (usual.length() < LONG_WORD || usual.charAt(0) < 'a' || longWords.contains(usual)) return usual;
        return longWordsBy.getOrDefault(usual.charAt(0), List.of()).stream()
                .filter(known -> Math.abs(known.length() - usual.length()) <= 1
                        && RecordWordVocabulary.wrong(usual, known, 1) <= 1)
                .findFirst()
                .orElse(usual);
    }

    /// Returns the codes of the kinds of service and of organisation that a text names.
    List<String> codes(String text) {
        var read = read(PlaceNameNormaliser.words(text));
        var named = new ArrayList<String>();
        for (var bits = read.kinds() | read.carriers(); bits != 0; bits &= bits - 1)
            named.add(codes.get(Long.numberOfTrailingZeros(bits)));
        return named;
    }
}
