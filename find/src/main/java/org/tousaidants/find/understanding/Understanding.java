package org.tousaidants.find.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.NamedProcedure;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.ranking.Urgency;
import org.tousaidants.find.understanding.SentenceLexicon.Phrase;
import org.tousaidants.find.understanding.SentenceLexicon.Strength;
import org.tousaidants.find.understanding.SentenceLexicon.Topic;

/// « Ce qui est compris » — the parts recognised in a typed sentence such as « il doit déclarer ses impôts, il
/// parle arabe, il est en fauteuil, samedi matin à Rochefort ». It matches phrases; a classifier only helps
/// with dangers and ambiguous needs. The page shows the parts understood and those not understood (`left`), and
/// the person can correct both. English pages also understand English.
///
/// @param languages ISO 639-1 codes
/// @param where communes that the words may mean
/// @param signs dangers, whose page comes before the search
public record Understanding(
        Set<Need> needs,
        Urgency urgency,
        Set<Criterion> criteria,
        Set<String> languages,
        Optional<SearchTime> when,
        Optional<HelpChannel> way,
        List<Commune> where,
        DangerSigns signs,
        List<NamedProcedure> procedures,
        List<String> left) {
    /// Maximum number of characters of a sentence, to limit the work: a need takes fewer.
    static final int MAX_LENGTH = 300;

    private static final int MAX_NEEDS = 3;
    /// Words before the name of a person; the next word is ignored.
    private static final Set<String> BEFORE_A_NAME =
            Set.of("madame", "monsieur", "mme", "mr", "mademoiselle", "mlle", "appelle", "mister", "mrs");

    private static final String UNNAMED_LANGUAGE = "other";

    public Understanding {
        needs = needs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(needs));
        criteria = criteria.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(criteria));
        languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        where = List.copyOf(where);
        procedures = List.copyOf(procedures);
        left = List.copyOf(left);
    }

    /// The codes of the numbers to call first.
    public List<String> alerts() {
        return HelpNumber.of(signs.sure()).stream().map(HelpNumber::code).toList();
    }

    /// Analyses a sentence without a reference day and without names of communes.
    public static Understanding of(String sentence, Locale locale) {
        return of(sentence, locale, null, null);
    }

    public static Understanding of(
            String sentence, Locale locale, @Nullable LocalDate today, @Nullable TownNames towns) {
        return new SentenceParser(sentence, locale).read(today, towns);
    }

    private static final class SentenceParser {
        /// If the classifier gives the label « ordinary » at least this probability, a danger phrase is only a
        /// possible danger.
        private static final double ORDINARY = 0.9;
        /// Probability of danger from which the classifier alone is sure; from `POSSIBLE` on, the page asks.
        private static final double SURE = 0.8;

        private static final double POSSIBLE = 0.3;
        /// Minimum probability of a second danger in the same sentence.
        private static final double AS_WELL = 0.45;

        private static final int MOST_REASONS = 5;
        private static final double BY_CHANCE = 0.003;
        /// Dangers with which a place also helps after the emergency call: their words may still mean a need.
        private static final Set<String> HELPED_AS_WELL = Set.of(
                Danger.HARASSED.parameter(),
                Danger.INTIMATE.parameter(),
                Danger.HUNGER.parameter(),
                Danger.FRAUD.parameter(),
                Danger.RENT.parameter());

        private final String typed;
        private final SentenceLexicon lexicon;
        private final Sentence sentence;
        private final List<Phrase> found = new ArrayList<>();

        SentenceParser(String typed, Locale locale) {
            this.typed = typed.substring(0, Math.min(MAX_LENGTH, typed.length()));
            var plain = TextFolding.letters(this.typed);
            this.lexicon = SentenceLexicon.of(locale);
            this.sentence = new Sentence(plain.isEmpty() ? new String[0] : plain.split(" "), lexicon);
        }

        Understanding read(@Nullable LocalDate today, @Nullable TownNames towns) {
            for (var i = 1; i < sentence.words.length; i++)
                if (BEFORE_A_NAME.contains(sentence.words[i - 1])) sentence.claim(i, i + 1);
            var urgencies = seek(Topic.URGENCY);
            var whens = seek(Topic.WHEN);
            var signs = signs();
            claimAll(urgencies, whens);
            var days = claiming(Topic.DAY);
            var where = towns == null ? List.<Commune>of() : towns.near(sentence);
            meaning(false);
            var parts = claiming(Topic.PART);
            if (sentence.holdsUnknown()) meaning(true);
            if (towns != null && where.isEmpty()) where = towns.far(sentence);
            return new Understanding(
                    needs(signs),
                    urgency(urgencies),
                    criteria(),
                    languages(),
                    when(whens, days, parts, today),
                    way(),
                    where,
                    signs,
                    NamedProcedure.named(typed),
                    left());
        }

        private record Span(Phrase phrase, int from, int to) {}

        /// Finds all phrases of a topic in the sentence, without marking their words as used.
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

        /// Finds dangers by phrases of the lexicon and by the classifier. If the two disagree, the danger is
        /// possible and the page asks.
        private DangerSigns signs() {
            if (sentence.words.length == 0) return DangerSigns.NONE;
            var sure = EnumSet.noneOf(Danger.class);
            var possible = EnumSet.noneOf(Danger.class);
            var because = new LinkedHashSet<String>();
            var heard = SentenceClassifier.dangers().probabilities(typed);
            var ordinary = heard.getOrDefault(SentenceClassifier.NONE, 0.0);
            for (var phrase : dangerPhrases()) {
                (ordinary >= ORDINARY ? possible : sure)
                        .add(Danger.ofParameter(phrase.value()).orElseThrow());
                because.add(String.join(" ", phrase.stems()));
            }
            var likeliest = likeliest(heard);
            var reasons = SentenceClassifier.dangers().because(typed, likeliest, MOST_REASONS);
            if (1 - ordinary >= POSSIBLE && !reasons.isEmpty()) {
                var here = sure.isEmpty() && 1 - ordinary < SURE ? possible : sure;
                if (sure.isEmpty()) here.add(likeliest);
                for (var danger : Danger.values())
                    if (heard.getOrDefault(danger.parameter(), 0.0) >= AS_WELL) here.add(danger);
                because.addAll(reasons);
            }
            possible.removeAll(sure);
            return new DangerSigns(sure, possible, List.copyOf(because));
        }

        private static Danger likeliest(Map<String, Double> heard) {
            return Arrays.stream(Danger.values())
                    .max(Comparator.comparingDouble(danger -> heard.getOrDefault(danger.parameter(), 0.0)))
                    .orElseThrow();
        }

        /// The danger phrases of the sentence. Of overlapping phrases only the longest counts: « Il veut me
        /// tuer » is no wish to die.
        private List<Phrase> dangerPhrases() {
            var phrases = new ArrayList<Phrase>();
            for (var span : longestFirst(seek(Topic.ALERT))) {
                if (sentence.end(span.phrase, span.from, false) < 0) continue;
                if (!HELPED_AS_WELL.contains(span.phrase.value())) sentence.claim(span.from, span.to);
                phrases.add(span.phrase);
            }
            return phrases;
        }

        /// Finds the other phrases, the longest first; each word is used once. Misspelt words are matched after
        /// all others.
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

        /// The needs of the sentence. Next to a danger only firm phrases count, because a child or a telephone
        /// may be mentioned in passing.
        private Set<Need> needs(DangerSigns signs) {
            var firm = said(Strength.FIRM);
            if (signs.sure().stream().anyMatch(danger -> !HELPED_AS_WELL.contains(danger.parameter())))
                return firm.isEmpty() ? Set.of() : firm;
            var needs = EnumSet.copyOf(firm);
            for (var need : said(Strength.GENERIC))
                if (firm.stream().noneMatch(one -> one.kind() == Need.Kind.PROCEDURE || one == Need.CHILD))
                    needs.add(need);
            if (needs.isEmpty()) needs.addAll(said(Strength.WEAK));
            if (firm.contains(Need.SAFETY_FIRST)) {
                needs.remove(Need.DEVICE);
                needs.remove(Need.EMAIL);
            }
            // « Aide » or « quelqu'un » alone are weak: with another need they are dropped.
            if (needs.size() > 1) needs.remove(Need.TALK);
            // Of several needs, one that the classifier finds very improbable is dropped: its words occur by
            // chance.
            if (needs.size() > 1 && lexicon.isFrench()) {
                var heard = SentenceClassifier.needs().probabilities(typed);
                needs.removeIf(need -> needs.size() > 1
                        && firm.contains(need)
                        && heard.getOrDefault(need.parameter(), 1.0) < BY_CHANCE);
            }
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

        /// The requested channel. In « Je n'ai pas de voiture, il faut venir chez moi » the visit at home has
        /// priority.
        private Optional<HelpChannel> way() {
            return found.stream()
                    .filter(one -> one.topic() == Topic.WAY)
                    .map(one -> HelpChannel.ofParameter(one.value()).orElseThrow())
                    .min(Comparator.comparing(way -> way == HelpChannel.WITHOUT_CAR));
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
                    case NEED -> Criterion.ofParameter(phrase.also()).ifPresent(criteria::add);
                    case WAY, MANNER, WHEN, DAY, PART, URGENCY, ALERT, FILLER -> {}
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

        private static Optional<SearchTime> when(
                List<Span> whens, List<Phrase> days, List<Phrase> parts, @Nullable LocalDate today) {
            var part = parts.isEmpty()
                    ? SearchTime.Part.ANY
                    : SearchTime.Part.ofParameter(parts.getFirst().value()).orElseThrow();
            if (!days.isEmpty())
                return Optional.of(new SearchTime.Weekly(
                        Optional.of(
                                SearchTime.Weekly.day(days.getFirst().value()).orElseThrow()),
                        part));
            if (!whens.isEmpty())
                return Optional.of(
                        switch (whens.getFirst().phrase.value()) {
                            case "maintenant" -> new SearchTime.Now();
                            case "weekend" -> new SearchTime.Weekend();
                            case "demain" ->
                                today == null ? new SearchTime.Today() : new SearchTime.On(today.plusDays(1));
                            default -> new SearchTime.Today();
                        });
            return switch (part) {
                case ANY -> Optional.empty();
                case EVENING -> Optional.of(new SearchTime.Evening());
                case MORNING, AFTERNOON -> Optional.of(new SearchTime.Weekly(Optional.empty(), part));
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
