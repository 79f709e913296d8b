package org.tousaidants.find.understanding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// « Lexique des phrases » — the phrases by which sentences are understood, read once from `understanding/fr.txt`
/// and `en.txt`, and for dangers from `danger-*.txt` in seven languages. A phrase means a need, a criterion, a time
/// or a danger, or it is a filler without meaning. Phrases are indexed by the first letter of their first word,
/// which people rarely mistype.
final class RequestSentenceLexicon {
    /// Languages of the phrases for dangers. All languages are used on every page, because a person in danger
    /// may write in their own language.
    private static final List<String> DANGERS = List.of("fr", "en", "ar", "es", "pt", "uk", "tr");

    private static final RequestSentenceLexicon FRENCH = new RequestSentenceLexicon(List.of("fr"));
    private static final RequestSentenceLexicon ENGLISH = new RequestSentenceLexicon(List.of("fr", "en"));

    /// The kinds of meaning that a phrase can have.
    enum PhraseTopic {
        NEED,
        CRITERION,
        LANGUAGE,
        WAY,
        MANNER,
        WHEN,
        DAY,
        PART,
        URGENCY,
        ALERT,
        FILLER
    }

    /// The strength of a phrase that means a need. If the sentence also has another need, the need of a weak
    /// phrase is dropped; if it names a procedure, the need of a generic phrase is dropped.
    enum PhraseStrength {
        WEAK,
        GENERIC,
        FIRM
    }

    /// @param also parameter of a criterion that a phrase for a need also means, as « repair café » does; or empty
    record LexiconPhrase(PhraseTopic topic, String value, PhraseStrength strength, String also, String[] stems) {
        int letters() {
            var letters = 0;
            for (var stem : stems) letters += stem.length();
            return letters;
        }
    }

    private final List<LexiconPhrase> phrases = new ArrayList<>();
    private final Map<PhraseTopic, Map<Character, List<LexiconPhrase>>> byTopic = new HashMap<>();
    private final Map<Character, List<LexiconPhrase>> meaning = new HashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> roots = new HashSet<>();
    private final Set<String> fillers = new HashSet<>();
    private final Set<String> fillerRoots = new HashSet<>();

    private RequestSentenceLexicon(List<String> languages) {
        languages.forEach(this::read);
        DANGERS.forEach(language -> read("danger-" + language));
        phrases.sort(Comparator.comparingInt((LexiconPhrase phrase) -> phrase.stems.length)
                .thenComparingInt(LexiconPhrase::letters)
                .reversed()
                .thenComparing(LexiconPhrase::strength, Comparator.reverseOrder()));
        for (var phrase : phrases) {
            var first = phrase.stems[0].charAt(0);
            switch (phrase.topic) {
                case NEED, CRITERION, LANGUAGE, WAY, MANNER ->
                    meaning.computeIfAbsent(first, _ -> new ArrayList<>()).add(phrase);
                case WHEN, DAY, PART, URGENCY, ALERT, FILLER ->
                    byTopic.computeIfAbsent(phrase.topic, _ -> new HashMap<>())
                            .computeIfAbsent(first, _ -> new ArrayList<>())
                            .add(phrase);
            }
        }
    }

    static RequestSentenceLexicon of(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    boolean isFrench() {
        return this == FRENCH;
    }

    List<LexiconPhrase> phrases() {
        return phrases;
    }

    /// Returns the phrases of one topic that may begin with this word, the longest first.
    List<LexiconPhrase> about(PhraseTopic topic, String word) {
        return byTopic.getOrDefault(topic, Map.of()).getOrDefault(word.charAt(0), List.of());
    }

    /// Returns the phrases for needs, criteria, languages and ways of help that may begin with this word. They
    /// are searched together, because they may use the same words of a sentence.
    List<LexiconPhrase> meaning(String word) {
        return meaning.getOrDefault(word.charAt(0), List.of());
    }

    /// Returns whether the word is in the lexicon exactly as written; such a word is not corrected.
    boolean knows(String word) {
        return in(word, whole, roots) || saysNothing(word);
    }

    boolean saysNothing(String word) {
        return in(word, fillers, fillerRoots);
    }

    private static boolean in(String word, Set<String> words, Set<String> roots) {
        if (words.contains(word)) return true;
        for (var length = 3; length <= word.length(); length++)
            if (roots.contains(word.substring(0, length))) return true;
        return false;
    }

    private void read(String language) {
        try (var in = RequestSentenceLexicon.class.getResourceAsStream("/understanding/" + language + ".txt")) {
            if (in == null) throw new IllegalStateException("no words of " + language);
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var sections = new LinkedHashMap<String, StringBuilder>();
            var section = "filler";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#") || line.isBlank()) continue;
                if (line.startsWith("[")) section = line.substring(1, line.length() - 1);
                else
                    sections.computeIfAbsent(section, _ -> new StringBuilder())
                            .append(line)
                            .append(' ');
            }
            sections.forEach((name, text) -> {
                for (var words : text.toString().split(",")) if (!words.isBlank()) add(name.split(" "), words.strip());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] section, String words) {
        var topic = PhraseTopic.valueOf(section[0].toUpperCase(Locale.ROOT));
        var stems = words.split(" ");
        if (topic == PhraseTopic.FILLER) {
            for (var stem : stems)
                if (stem.endsWith("*")) fillerRoots.add(stem.substring(0, stem.length() - 1));
                else fillers.add(stem);
            return;
        }
        // Words of danger phrases in other languages do not count as known, so that a word such as « pega »
        // stays unknown in ordinary sentences.
        if (topic != PhraseTopic.ALERT)
            for (var stem : stems)
                if (stem.endsWith("*")) roots.add(stem.substring(0, stem.length() - 1));
                else whole.add(stem);
        var strength =
                section.length > 2 ? PhraseStrength.valueOf(section[2].toUpperCase(Locale.ROOT)) : PhraseStrength.FIRM;
        phrases.add(new LexiconPhrase(
                topic, section.length > 1 ? section[1] : "", strength, section.length > 3 ? section[3] : "", stems));
    }
}
