package org.tousaidants.find.ranking;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// « Ce qui est compris » — the needs and the urgency recognised in a sentence as somebody types it, e.g. «
/// déclarer mes impots avant ce soir ». A keyword matcher, no more: it never decides, the page shows what was
/// understood and lets the person correct it. On the English pages English words are understood as well.
///
/// A word of five letters or more may hold one mistake (a letter missing, added, wrong, or two swapped).
public record Understanding(Set<Need> needs, Urgency urgency) {
    /// Sentences are cut there: nobody says a need in more, and the work must stay bounded.
    static final int MAX_LENGTH = 300;

    private static final int MAX_NEEDS = 3;
    private static final int TYPO_FROM = 5;

    /// Letters after a stem that holds a mistake: « impost » may mean « impôt », « important » does not.
    private static final int MOST_AFTER_TYPO = 2;

    private static final List<String> TODAY = List.of(
            "ce soir",
            "ce matin",
            "cet apres midi",
            "avant midi",
            "avant minuit",
            "aujourd hui",
            "demain",
            "urgent*",
            "urgence",
            "tout de suite",
            "maintenant",
            "immediat*",
            "dernier jour",
            "dernier delai",
            "derniere minute",
            "vite");
    private static final List<String> WEEK = List.of(
            "cette semaine",
            "avant la fin de la semaine",
            "semaine prochaine",
            "date limite",
            "bientot",
            "huit jours",
            "quelques jours",
            "avant vendredi",
            "avant samedi",
            "avant lundi",
            "avant mardi",
            "avant mercredi",
            "avant jeudi",
            "relance",
            "mise en demeure");

    /// How to be helped, and no need: « par téléphone » asks for no lesson about telephones.
    private static final List<String> MANNER = List.of(
            "par telephone",
            "au telephone",
            "par tel",
            "en visio",
            "par visio",
            "a distance",
            "by phone",
            "by telephone",
            "on the phone",
            "over the phone");

    /// The words of a language: those of needs, the longest first, and those that press.
    private record Lexicon(List<Phrase> needs, List<Phrase> today, List<Phrase> week) {
        static final Lexicon FRENCH = new Lexicon(needs(Need::words), pressing(TODAY), pressing(WEEK));
        static final Lexicon ENGLISH = new Lexicon(
                needs(need -> both(need.words(), EnglishWords.of(need))),
                pressing(both(TODAY, EnglishWords.TODAY)),
                pressing(both(WEEK, EnglishWords.WEEK)));

        static final List<Phrase> MANNERS = pressing(MANNER);

        static Lexicon of(Locale locale) {
            return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
        }

        private static List<Phrase> needs(Function<Need, List<String>> words) {
            return Arrays.stream(Need.values())
                    .flatMap(need -> words.apply(need).stream().map(phrase -> new Phrase(need, phrase.split(" "))))
                    .sorted(Comparator.comparingInt((Phrase phrase) -> phrase.stems.length)
                            .thenComparingInt(
                                    phrase -> String.join("", phrase.stems).length())
                            .reversed()
                            .thenComparing(phrase -> phrase.need))
                    .toList();
        }

        private static List<Phrase> pressing(List<String> words) {
            return words.stream()
                    .map(phrase -> new Phrase(Need.TALK, phrase.split(" ")))
                    .toList();
        }

        private static List<String> both(List<String> french, List<String> english) {
            return Stream.concat(french.stream(), english.stream()).toList();
        }
    }

    public Understanding {
        needs = needs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(needs));
    }

    public static Understanding of(String sentence, Locale locale) {
        var lexicon = Lexicon.of(locale);
        var words = words(sentence);
        var used = new boolean[words.length];
        var urgency = anyOf(lexicon.today, words, used)
                ? Urgency.TODAY
                : anyOf(lexicon.week, words, used) ? Urgency.WEEK : Urgency.NONE;
        anyOf(Lexicon.MANNERS, words, used);
        var needs = EnumSet.noneOf(Need.class);
        for (var phrase : lexicon.needs) {
            if (needs.size() == MAX_NEEDS) break;
            if (phrase.claim(words, used)) needs.add(phrase.need);
        }
        // « Aide » or « quelqu'un » alone say little; beside a real need they say nothing.
        if (needs.size() > 1) needs.remove(Need.TALK);
        return new Understanding(needs, urgency);
    }

    private static String[] words(String sentence) {
        var plain = Plain.of(sentence.substring(0, Math.min(MAX_LENGTH, sentence.length())));
        return plain.isEmpty() ? new String[0] : plain.split(" ");
    }

    private static boolean anyOf(List<Phrase> phrases, String[] words, boolean[] used) {
        var found = false;
        for (var phrase : phrases) found |= phrase.claim(words, used);
        return found;
    }

    private record Phrase(Need need, String[] stems) {
        /// Finds the phrase among words that no longer phrase has claimed, and claims them.
        boolean claim(String[] words, boolean[] used) {
            for (var start = 0; start + stems.length <= words.length; start++) {
                if (!standsAt(start, words, used)) continue;
                Arrays.fill(used, start, start + stems.length, true);
                return true;
            }
            return false;
        }

        private boolean standsAt(int start, String[] words, boolean[] used) {
            for (var i = 0; i < stems.length; i++)
                if (used[start + i] || !same(stems[i], words[start + i])) return false;
            return true;
        }
    }

    private static boolean same(String stem, String word) {
        if (stem.endsWith("*")) {
            var root = stem.substring(0, stem.length() - 1);
            return word.startsWith(root)
                    || (root.length() >= TYPO_FROM
                            && word.length() >= root.length()
                            && word.length() <= root.length() + MOST_AFTER_TYPO
                            && oneMistake(root, word.substring(0, root.length())));
        }
        return stem.equals(word) || (stem.length() >= TYPO_FROM && oneMistake(stem, word));
    }

    /// At most one letter missing, added, wrong, or swapped with the next; the first letter is always right,
    /// because people get it right and « page » must not become « cage ».
    static boolean oneMistake(String expected, String typed) {
        if (Math.abs(expected.length() - typed.length()) > 1 || typed.isEmpty()) return false;
        if (expected.charAt(0) != typed.charAt(0)) return false;
        var i = 0;
        while (i < expected.length() && i < typed.length() && expected.charAt(i) == typed.charAt(i)) i++;
        var left = expected.substring(i);
        var right = typed.substring(i);
        if (left.length() == right.length())
            return left.length() <= 1
                    || left.substring(1).equals(right.substring(1))
                    || (left.charAt(0) == right.charAt(1)
                            && left.charAt(1) == right.charAt(0)
                            && left.substring(2).equals(right.substring(2)));
        return left.length() > right.length()
                ? left.substring(1).equals(right)
                : right.substring(1).equals(left);
    }
}
