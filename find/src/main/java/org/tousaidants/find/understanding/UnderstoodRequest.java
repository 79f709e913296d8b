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
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.NamedAdministrativeProcedure;
import org.tousaidants.find.ranking.NeedUrgency;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.understanding.RequestSentenceLexicon.LexiconPhrase;
import org.tousaidants.find.understanding.RequestSentenceLexicon.PhraseStrength;
import org.tousaidants.find.understanding.RequestSentenceLexicon.PhraseTopic;

/// « Ce qui est compris » — the parts recognised in a typed sentence such as « il doit déclarer ses impôts, il parle
/// arabe, il est en fauteuil, samedi matin à Rochefort ». Phrases are matched with a lexicon; a classifier only
/// helps with dangers and ambiguous needs. The page shows the parts understood and those not understood (`left`), so
/// that the person can correct both. English pages also understand English.
///
/// @param languages ISO 639-1 codes of the requested languages
/// @param where communes that the words may mean
/// @param signs dangers, whose page is shown before the search
public record UnderstoodRequest(
        Set<HelpNeed> needs,
        NeedUrgency urgency,
        Set<SearchCriterion> criteria,
        Set<String> languages,
        Optional<SearchTime> when,
        Optional<HelpChannel> way,
        List<Commune> where,
        DangersInSentence signs,
        List<NamedAdministrativeProcedure> procedures,
        List<String> left) {
    /// Maximum number of characters of a sentence, so that the computing time is limited. Sentences about a need
    /// are shorter.
    static final int MAX_LENGTH = 300;

    private static final int MAX_NEEDS = 3;
    /// Words that precede the name of a person; the next word is ignored.
    private static final Set<String> BEFORE_A_NAME =
            Set.of("madame", "monsieur", "mme", "mr", "mademoiselle", "mlle", "appelle", "mister", "mrs");

    private static final String UNNAMED_LANGUAGE = "other";

    public UnderstoodRequest {
        needs = needs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(needs));
        criteria = criteria.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(criteria));
        languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        where = List.copyOf(where);
        procedures = List.copyOf(procedures);
        left = List.copyOf(left);
    }

    /// Returns the codes of the help numbers that the person should call first, because of the certain dangers
    /// in the sentence.
    public List<String> alerts() {
        return EmergencyHelpNumber.of(signs.sure()).stream()
                .map(EmergencyHelpNumber::code)
                .toList();
    }

    /// Analyses a sentence and returns the parts understood. No current day and no names of communes are given,
    /// so days and places are not recognised.
    public static UnderstoodRequest of(String sentence, Locale locale) {
        return of(sentence, locale, null, null);
    }

    public static UnderstoodRequest of(
            String sentence, Locale locale, @Nullable LocalDate today, @Nullable CommuneNamesInText towns) {
        return new RequestSentenceParser(sentence, locale).read(today, towns);
    }

    private static final class RequestSentenceParser {
        /// Probability of the label « ordinary sentence » from which a danger phrase counts only as a
        /// possible danger.
        private static final double ORDINARY = 0.9;
        /// Probability of a danger from which the classifier alone is sufficient to show the numbers.
        /// Between `POSSIBLE` and this value, the page asks the person.
        private static final double SURE = 0.8;

        private static final double POSSIBLE = 0.3;
        /// Minimum probability from which a second danger in the same sentence counts.
        private static final double AS_WELL = 0.45;

        private static final int MOST_REASONS = 5;
        private static final double BY_CHANCE = 0.003;
        /// Dangers with which a place can also help after the emergency call. Words about these dangers may
        /// therefore also mean a need.
        private static final Set<String> HELPED_AS_WELL = Set.of(
                DangerSituation.HARASSED.parameter(),
                DangerSituation.INTIMATE.parameter(),
                DangerSituation.HUNGER.parameter(),
                DangerSituation.FRAUD.parameter(),
                DangerSituation.RENT.parameter());

        private final String typed;
        private final RequestSentenceLexicon lexicon;
        private final RequestSentence sentence;
        private final List<LexiconPhrase> found = new ArrayList<>();

        RequestSentenceParser(String typed, Locale locale) {
            this.typed = typed.substring(0, Math.min(MAX_LENGTH, typed.length()));
            var plain = TextNormalisation.letters(this.typed);
            this.lexicon = RequestSentenceLexicon.of(locale);
            this.sentence = new RequestSentence(plain.isEmpty() ? new String[0] : plain.split(" "), lexicon);
        }

        UnderstoodRequest read(@Nullable LocalDate today, @Nullable CommuneNamesInText towns) {
            for (var i = 1; i < sentence.words.length; i++)
                if (BEFORE_A_NAME.contains(sentence.words[i - 1])) sentence.claim(i, i + 1);
            var urgencies = seek(PhraseTopic.URGENCY);
            var whens = seek(PhraseTopic.WHEN);
            var signs = signs();
            claimAll(urgencies, whens);
            var days = claiming(PhraseTopic.DAY);
            var where = towns == null ? List.<Commune>of() : towns.near(sentence);
            meaning(false);
            var parts = claiming(PhraseTopic.PART);
            if (sentence.holdsUnknown()) meaning(true);
            if (towns != null && where.isEmpty()) where = towns.far(sentence);
            return new UnderstoodRequest(
                    needs(signs),
                    urgency(urgencies),
                    criteria(),
                    languages(),
                    when(whens, days, parts, today),
                    way(),
                    where,
                    signs,
                    NamedAdministrativeProcedure.named(typed),
                    left());
        }

        private record PhraseInSentence(LexiconPhrase phrase, int from, int to) {}

        /// Finds all phrases of a topic in the sentence, without marking their words as used.
        private List<PhraseInSentence> seek(PhraseTopic topic) {
            var spans = new ArrayList<PhraseInSentence>();
            for (var start = 0; start < sentence.words.length; start++)
                for (var phrase : lexicon.about(topic, sentence.words[start])) {
                    var end = sentence.end(phrase, start, topic == PhraseTopic.WHEN || topic == PhraseTopic.URGENCY);
                    if (end > 0) spans.add(new PhraseInSentence(phrase, start, end));
                }
            return spans;
        }

        @SafeVarargs
        private void claimAll(List<PhraseInSentence>... lists) {
            for (var spans : lists) for (var span : spans) sentence.claim(span.from, span.to);
        }

        private static List<PhraseInSentence> longestFirst(List<PhraseInSentence> spans) {
            return spans.stream()
                    .sorted(Comparator.comparingInt((PhraseInSentence span) -> span.phrase.stems().length)
                            .thenComparingInt(span -> span.phrase.letters())
                            .reversed())
                    .toList();
        }

        private List<LexiconPhrase> claiming(PhraseTopic topic) {
            var spans = seek(topic);
            claimAll(spans);
            return spans.stream().map(PhraseInSentence::phrase).toList();
        }

        /// Returns the dangers in the sentence, found by phrases of the lexicon and by the classifier. If
        /// the two disagree, the danger is only possible and the page asks the person.
        private DangersInSentence signs() {
            if (sentence.words.length == 0) return DangersInSentence.NONE;
            var sure = EnumSet.noneOf(DangerSituation.class);
            var possible = EnumSet.noneOf(DangerSituation.class);
            var because = new LinkedHashSet<String>();
            var heard = RequestSentenceClassifier.dangers().probabilities(typed);
            var ordinary = heard.getOrDefault(RequestSentenceClassifier.NONE, 0.0);
            for (var phrase : dangerPhrases()) {
                (ordinary >= ORDINARY ? possible : sure)
                        .add(DangerSituation.ofParameter(phrase.value()).orElseThrow());
                because.add(String.join(" ", phrase.stems()));
            }
            var likeliest = likeliest(heard);
            var reasons = RequestSentenceClassifier.dangers().because(typed, likeliest, MOST_REASONS);
            if (1 - ordinary >= POSSIBLE && !reasons.isEmpty()) {
                var here = sure.isEmpty() && 1 - ordinary < SURE ? possible : sure;
                if (sure.isEmpty()) here.add(likeliest);
                for (var danger : DangerSituation.values())
                    if (heard.getOrDefault(danger.parameter(), 0.0) >= AS_WELL) here.add(danger);
                because.addAll(reasons);
            }
            possible.removeAll(sure);
            return new DangersInSentence(sure, possible, List.copyOf(because));
        }

        private static DangerSituation likeliest(Map<String, Double> heard) {
            return Arrays.stream(DangerSituation.values())
                    .max(Comparator.comparingDouble(danger -> heard.getOrDefault(danger.parameter(), 0.0)))
                    .orElseThrow();
        }

        /// Returns the phrases in the sentence that mean a danger. If phrases overlap, only the longest
        /// counts: « Il veut me tuer » is not a wish to die.
        private List<LexiconPhrase> dangerPhrases() {
            var phrases = new ArrayList<LexiconPhrase>();
            for (var span : longestFirst(seek(PhraseTopic.ALERT))) {
                if (sentence.end(span.phrase, span.from, false) < 0) continue;
                if (!HELPED_AS_WELL.contains(span.phrase.value())) sentence.claim(span.from, span.to);
                phrases.add(span.phrase);
            }
            return phrases;
        }

        /// Finds the phrases that do not mean a danger, the longest first. Each word of the sentence is used
        /// by only one phrase.
        ///
        /// @param typos whether misspelt words are accepted; they are matched in a second pass,
        ///     after correctly spelt words
        private void meaning(boolean typos) {
            var spans = new ArrayList<PhraseInSentence>();
            for (var start = 0; start < sentence.words.length; start++) {
                if (sentence.used[start]) continue;
                for (var phrase : lexicon.meaning(sentence.words[start])) {
                    var end = sentence.end(phrase, start, typos);
                    if (end > 0) spans.add(new PhraseInSentence(phrase, start, end));
                }
            }
            for (var span : longestFirst(spans)) {
                if (sentence.end(span.phrase, span.from, typos) < 0) continue;
                sentence.claim(span.from, span.to);
                found.add(span.phrase);
            }
        }

        /// Returns the needs of the sentence. If the sentence contains a danger, only firm phrases count,
        /// because a child or a telephone may be mentioned in passing.
        private Set<HelpNeed> needs(DangersInSentence signs) {
            var firm = said(PhraseStrength.FIRM);
            if (signs.sure().stream().anyMatch(danger -> !HELPED_AS_WELL.contains(danger.parameter())))
                return firm.isEmpty() ? Set.of() : firm;
            var needs = EnumSet.copyOf(firm);
            for (var need : said(PhraseStrength.GENERIC))
                if (firm.stream().noneMatch(one -> one.kind() == HelpNeed.NeedKind.PROCEDURE || one == HelpNeed.CHILD))
                    needs.add(need);
            if (needs.isEmpty()) needs.addAll(said(PhraseStrength.WEAK));
            if (firm.contains(HelpNeed.SAFETY_FIRST)) {
                needs.remove(HelpNeed.DEVICE);
                needs.remove(HelpNeed.EMAIL);
            }
            // « Aide » or « quelqu'un » alone says little about the need, so the need « talk » that they
            // mean is dropped if the sentence has another need.
            if (needs.size() > 1) needs.remove(HelpNeed.TALK);
            // If there are several needs, those that the classifier considers very improbable are
            // dropped, because their words are probably in the sentence by chance.
            if (needs.size() > 1 && lexicon.isFrench()) {
                var heard = RequestSentenceClassifier.needs().probabilities(typed);
                needs.removeIf(need -> needs.size() > 1
                        && firm.contains(need)
                        && heard.getOrDefault(need.parameter(), 1.0) < BY_CHANCE);
            }
            var most = EnumSet.noneOf(HelpNeed.class);
            for (var phrase : found)
                if (phrase.topic() == PhraseTopic.NEED && most.size() < MAX_NEEDS)
                    HelpNeed.ofParameter(phrase.value()).filter(needs::contains).ifPresent(most::add);
            return most;
        }

        private EnumSet<HelpNeed> said(PhraseStrength strength) {
            var needs = EnumSet.noneOf(HelpNeed.class);
            for (var phrase : found)
                if (phrase.topic() == PhraseTopic.NEED && phrase.strength() == strength)
                    needs.add(HelpNeed.ofParameter(phrase.value()).orElseThrow());
            return needs;
        }

        /// Returns the requested way of getting help; empty if the sentence names none. If it names several,
        /// a visit at home has priority, as in « Je n'ai pas de voiture, il faut venir chez moi ».
        private Optional<HelpChannel> way() {
            return found.stream()
                    .filter(one -> one.topic() == PhraseTopic.WAY)
                    .map(one -> HelpChannel.ofParameter(one.value()).orElseThrow())
                    .min(Comparator.comparing(way -> way == HelpChannel.WITHOUT_CAR));
        }

        private static NeedUrgency urgency(List<PhraseInSentence> spans) {
            if (spans.stream().anyMatch(one -> one.phrase.value().equals("jour"))) return NeedUrgency.TODAY;
            return spans.isEmpty() ? NeedUrgency.NONE : NeedUrgency.WEEK;
        }

        private Set<SearchCriterion> criteria() {
            var criteria = EnumSet.noneOf(SearchCriterion.class);
            for (var phrase : found)
                switch (phrase.topic()) {
                    case CRITERION ->
                        criteria.add(SearchCriterion.ofParameter(phrase.value()).orElseThrow());
                    case LANGUAGE ->
                        criteria.add(
                                phrase.value().equals("en") ? SearchCriterion.ENGLISH : SearchCriterion.OTHER_LANGUAGE);
                    case NEED -> SearchCriterion.ofParameter(phrase.also()).ifPresent(criteria::add);
                    case WAY, MANNER, WHEN, DAY, PART, URGENCY, ALERT, FILLER -> {}
                }
            return criteria;
        }

        private Set<String> languages() {
            var languages = new LinkedHashSet<String>();
            for (var phrase : found)
                if (phrase.topic() == PhraseTopic.LANGUAGE && !phrase.value().equals(UNNAMED_LANGUAGE))
                    languages.add(phrase.value());
            return languages;
        }

        private static Optional<SearchTime> when(
                List<PhraseInSentence> whens,
                List<LexiconPhrase> days,
                List<LexiconPhrase> parts,
                @Nullable LocalDate today) {
            var part = parts.isEmpty()
                    ? SearchTime.PartOfDay.ANY
                    : SearchTime.PartOfDay.ofParameter(parts.getFirst().value()).orElseThrow();
            if (!days.isEmpty())
                return Optional.of(new SearchTime.GivenWeekday(
                        Optional.of(SearchTime.GivenWeekday.day(days.getFirst().value())
                                .orElseThrow()),
                        part));
            if (!whens.isEmpty())
                return Optional.of(
                        switch (whens.getFirst().phrase.value()) {
                            case "maintenant" -> new SearchTime.PresentMoment();
                            case "weekend" -> new SearchTime.WeekendDays();
                            case "demain" ->
                                today == null
                                        ? new SearchTime.CurrentDay()
                                        : new SearchTime.GivenDay(today.plusDays(1));
                            default -> new SearchTime.CurrentDay();
                        });
            return switch (part) {
                case ANY -> Optional.empty();
                case EVENING -> Optional.of(new SearchTime.EveningHours());
                case MORNING, AFTERNOON -> Optional.of(new SearchTime.GivenWeekday(Optional.empty(), part));
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
