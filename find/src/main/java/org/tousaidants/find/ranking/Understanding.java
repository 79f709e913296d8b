package org.tousaidants.find.ranking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.Folding;
import org.tousaidants.find.ranking.SentenceLexicon.Phrase;
import org.tousaidants.find.ranking.SentenceLexicon.Strength;
import org.tousaidants.find.ranking.SentenceLexicon.Topic;

/// « Ce qui est compris » — what is recognised in a sentence as a person types it, e.g. « il doit déclarer ses
/// impôts, il parle arabe, il est en fauteuil, samedi matin à Rochefort ». A keyword matcher, no more: it never
/// decides, the page shows what was understood, says what was not (`left`), and lets the person correct both. On
/// the English pages English words are understood as well.
///
/// `languages` are ISO 639-1 codes, `where` the communes that the words may mean, `alerts` the numbers to call
/// before anything else.
public record Understanding(
        Set<Need> needs,
        Urgency urgency,
        Set<Criterion> criteria,
        Set<String> languages,
        Optional<When> when,
        Optional<Way> way,
        List<Commune> where,
        List<String> alerts,
        List<String> left) {
    /// Sentences are cut there: a need is said in fewer, and the work must stay bounded.
    static final int MAX_LENGTH = 300;

    private static final int MAX_NEEDS = 3;
    /// The name that follows is not read, and no word to be understood.
    private static final Set<String> BEFORE_A_NAME =
            Set.of("madame", "monsieur", "mme", "mr", "mademoiselle", "mlle", "appelle", "mister", "mrs");

    private static final String UNNAMED_LANGUAGE = "other";

    public Understanding {
        needs = needs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(needs));
        criteria = criteria.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(criteria));
        languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        where = List.copyOf(where);
        alerts = List.copyOf(alerts);
        left = List.copyOf(left);
    }

    /// Without a day from which to count, nor names of places.
    public static Understanding of(String sentence, Locale locale) {
        return of(sentence, locale, null, null);
    }

    public static Understanding of(
            String sentence, Locale locale, @Nullable LocalDate today, @Nullable TownNames towns) {
        return new Reading(sentence, locale).read(today, towns);
    }

    private static final class Reading {
        private final SentenceLexicon lexicon;
        private final Sentence sentence;
        private final List<Phrase> found = new ArrayList<>();

        Reading(String typed, Locale locale) {
            var plain = Folding.words(typed.substring(0, Math.min(MAX_LENGTH, typed.length())));
            this.lexicon = SentenceLexicon.of(locale);
            this.sentence = new Sentence(plain.isEmpty() ? new String[0] : plain.split(" "), lexicon);
        }

        Understanding read(@Nullable LocalDate today, @Nullable TownNames towns) {
            for (var i = 1; i < sentence.words.length; i++)
                if (BEFORE_A_NAME.contains(sentence.words[i - 1])) sentence.claim(i, i + 1);
            var urgencies = seek(Topic.URGENCY);
            var whens = seek(Topic.WHEN);
            var alerts = alerts();
            claimAll(urgencies, whens);
            var days = claiming(Topic.DAY);
            var where = towns == null ? List.<Commune>of() : towns.near(sentence);
            meaning(false);
            var parts = claiming(Topic.PART);
            if (sentence.holdsUnknown()) meaning(true);
            if (towns != null && where.isEmpty()) where = towns.far(sentence);
            return new Understanding(
                    needs(),
                    urgency(urgencies),
                    criteria(),
                    languages(),
                    when(whens, days, parts, today),
                    found.stream()
                            .filter(one -> one.topic() == Topic.WAY)
                            .map(one -> Way.ofParameter(one.value()).orElseThrow())
                            .findFirst(),
                    where,
                    alerts,
                    left());
        }

        private record Span(Phrase phrase, int from, int to) {}

        /// Every phrase of a kind that stands in the sentence, without claiming its words.
        private List<Span> seek(Topic topic) {
            var spans = new ArrayList<Span>();
            for (var start = 0; start < sentence.words.length; start++)
                for (var phrase : lexicon.about(topic, sentence.words[start])) {
                    var end = sentence.end(phrase, start, topic == Topic.WHEN || topic == Topic.URGENCY);
                    if (end > 0) spans.add(new Span(phrase, start, end));
                }
            return spans;
        }

        @SafeVarargs
        private void claimAll(List<Span>... lists) {
            for (var spans : lists) for (var span : spans) sentence.claim(span.from, span.to);
        }

        private static List<Span> longestFirst(List<Span> spans) {
            return spans.stream()
                    .sorted(Comparator.comparingInt((Span span) -> span.phrase.stems().length)
                            .thenComparingInt(span -> span.phrase.letters())
                            .reversed())
                    .toList();
        }

        private List<Phrase> claiming(Topic topic) {
            var spans = seek(topic);
            claimAll(spans);
            return spans.stream().map(Span::phrase).toList();
        }

        private List<String> alerts() {
            // « Il veut me tuer » is no wish to die: the longest phrase alone speaks for its words.
            var spans = new ArrayList<Span>();
            for (var span : longestFirst(seek(Topic.ALERT))) {
                if (sentence.end(span.phrase, span.from, false) < 0) continue;
                sentence.claim(span.from, span.to);
                spans.add(span);
            }
            var numbers = new LinkedHashSet<String>();
            for (var span : spans) {
                numbers.add(span.phrase.value());
                // Who cannot speak or hear writes to 114.
                if (span.phrase.value().equals("112")) numbers.add("114");
            }
            return List.copyOf(numbers);
        }

        /// The longest phrases first, each word claimed once; words written wrong only when all others are read.
        private void meaning(boolean typos) {
            var spans = new ArrayList<Span>();
            for (var start = 0; start < sentence.words.length; start++) {
                if (sentence.used[start]) continue;
                for (var phrase : lexicon.meaning(sentence.words[start])) {
                    var end = sentence.end(phrase, start, typos);
                    if (end > 0) spans.add(new Span(phrase, start, end));
                }
            }
            for (var span : longestFirst(spans)) {
                if (sentence.end(span.phrase, span.from, typos) < 0) continue;
                sentence.claim(span.from, span.to);
                found.add(span.phrase);
            }
        }

        private Set<Need> needs() {
            var firm = said(Strength.FIRM);
            var needs = EnumSet.copyOf(firm);
            for (var need : said(Strength.GENERIC))
                if (firm.stream().noneMatch(one -> one.kind() == Need.Kind.PROCEDURE || one == Need.CHILD))
                    needs.add(need);
            if (needs.isEmpty()) needs.addAll(said(Strength.WEAK));
            if (firm.contains(Need.SAFETY_FIRST)) {
                needs.remove(Need.DEVICE);
                needs.remove(Need.EMAIL);
            }
            // « Aide » or « quelqu'un » alone say little; beside a real need they say nothing.
            if (needs.size() > 1) needs.remove(Need.TALK);
            var most = EnumSet.noneOf(Need.class);
            for (var phrase : found)
                if (phrase.topic() == Topic.NEED && most.size() < MAX_NEEDS)
                    Need.ofParameter(phrase.value()).filter(needs::contains).ifPresent(most::add);
            return most;
        }

        private EnumSet<Need> said(Strength strength) {
            var needs = EnumSet.noneOf(Need.class);
            for (var phrase : found)
                if (phrase.topic() == Topic.NEED && phrase.strength() == strength)
                    needs.add(Need.ofParameter(phrase.value()).orElseThrow());
            return needs;
        }

        private static Urgency urgency(List<Span> spans) {
            if (spans.stream().anyMatch(one -> one.phrase.value().equals("jour"))) return Urgency.TODAY;
            return spans.isEmpty() ? Urgency.NONE : Urgency.WEEK;
        }

        private Set<Criterion> criteria() {
            var criteria = EnumSet.noneOf(Criterion.class);
            for (var phrase : found)
                switch (phrase.topic()) {
                    case CRITERION ->
                        criteria.add(Criterion.ofParameter(phrase.value()).orElseThrow());
                    case LANGUAGE ->
                        criteria.add(phrase.value().equals("en") ? Criterion.ENGLISH : Criterion.OTHER_LANGUAGE);
                    case NEED, WAY, MANNER, WHEN, DAY, PART, URGENCY, ALERT, FILLER -> {}
                }
            return criteria;
        }

        private Set<String> languages() {
            var languages = new LinkedHashSet<String>();
            for (var phrase : found)
                if (phrase.topic() == Topic.LANGUAGE && !phrase.value().equals(UNNAMED_LANGUAGE))
                    languages.add(phrase.value());
            return languages;
        }

        private static Optional<When> when(
                List<Span> whens, List<Phrase> days, List<Phrase> parts, @Nullable LocalDate today) {
            var part = parts.isEmpty()
                    ? When.Part.ANY
                    : When.Part.ofParameter(parts.getFirst().value()).orElseThrow();
            if (!days.isEmpty())
                return Optional.of(new When.Weekly(
                        Optional.of(When.Weekly.day(days.getFirst().value()).orElseThrow()), part));
            if (!whens.isEmpty())
                return Optional.of(
                        switch (whens.getFirst().phrase.value()) {
                            case "maintenant" -> new When.Now();
                            case "weekend" -> new When.Weekend();
                            case "demain" -> today == null ? new When.Today() : new When.On(today.plusDays(1));
                            default -> new When.Today();
                        });
            return switch (part) {
                case ANY -> Optional.empty();
                case EVENING -> Optional.of(new When.Evening());
                case MORNING, AFTERNOON -> Optional.of(new When.Weekly(Optional.empty(), part));
            };
        }

        private List<String> left() {
            var left = new LinkedHashSet<String>();
            for (var i = 0; i < sentence.words.length; i++)
                if (!sentence.used[i] && !lexicon.saysNothing(sentence.words[i]) && sentence.words[i].length() > 1)
                    left.add(sentence.words[i]);
            return List.copyOf(left);
        }
    }
}
