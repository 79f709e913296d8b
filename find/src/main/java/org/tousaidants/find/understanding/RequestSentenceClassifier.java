package org.tousaidants.find.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.TextNormalisation;

/// « Reconnaissance des phrases » — a multinomial logistic regression over the words of a sentence, its pairs of
/// words, and the groups of three and four letters of each word. Trained once at startup in about a second, always
/// in the same order, so that the weights are always equal (decision 0040).
final class RequestSentenceClassifier {
    /// The label of an ordinary sentence.
    static final String NONE = "none";

    private static final int EPOCHS = 5;
    private static final double STEP = 0.5;
    private static final double DECAY = 1e-4;
    private static final double SMALLEST = 1e-5;
    private static final int SHORTEST_GROUP = 3;
    private static final int LONGEST_GROUP = 4;
    private static final int SEED = 35;

    private static final class DangerClassifierHolder {
        private static final RequestSentenceClassifier LEARNED = new RequestSentenceClassifier(read("dangers"));
    }

    private static final class NeedClassifierHolder {
        private static final RequestSentenceClassifier LEARNED = new RequestSentenceClassifier(ofNeeds());
    }

    /// « Exemple » — a sentence with the label that a person gave it.
    record TrainingSentence(String label, String sentence) {}

    private final List<String> labels;
    private final Map<String, Integer> features = new HashMap<>();
    private final float[] weights;

    RequestSentenceClassifier(List<TrainingSentence> examples) {
        labels = examples.stream()
                .map(TrainingSentence::label)
                .distinct()
                .sorted()
                .toList();
        var sentences = new int[examples.size()][];
        var answers = new int[examples.size()];
        for (var i = 0; i < sentences.length; i++) {
            sentences[i] = features(examples.get(i).sentence()).stream()
                    .mapToInt(feature -> features.computeIfAbsent(feature, _ -> features.size()))
                    .toArray();
            answers[i] = labels.indexOf(examples.get(i).label());
        }
        weights = new float[features.size() * labels.size()];
        learn(sentences, answers);
    }

    /// Returns a classifier that tells for a sentence which danger it means; its labels are the dangers and
    /// [#NONE].
    static RequestSentenceClassifier dangers() {
        return DangerClassifierHolder.LEARNED;
    }

    /// Returns a classifier that tells for a sentence which need it means; its labels are the needs.
    static RequestSentenceClassifier needs() {
        return NeedClassifierHolder.LEARNED;
    }

    /// Returns the sentences from which needs are learned: the phrases of the lexicon and whole sentences.
    /// Phrases of strength « firm » are included twice, so that they count more.
    private static List<TrainingSentence> ofNeeds() {
        var examples = new ArrayList<>(read("needs"));
        for (var phrase : RequestSentenceLexicon.of(Locale.FRENCH).phrases()) {
            if (phrase.topic() != RequestSentenceLexicon.PhraseTopic.NEED) continue;
            var words = String.join(" ", phrase.stems()).replace("*", "");
            examples.add(new TrainingSentence(phrase.value(), words));
            if (phrase.strength() == RequestSentenceLexicon.PhraseStrength.FIRM)
                examples.add(new TrainingSentence(phrase.value(), words));
        }
        return examples;
    }

    static List<TrainingSentence> read(String name) {
        return BundledFile.tabbed(RequestSentenceClassifier.class, "/understanding/" + name + ".tsv").stream()
                .map(cells -> new TrainingSentence(cells[0], cells[1]))
                .toList();
    }

    /// Returns the probability of each label, from 0 to 1; the sum is 1.
    Map<String, Double> probabilities(String sentence) {
        var present = features(sentence);
        var known = present.stream()
                .mapToInt(this::number)
                .filter(feature -> feature >= 0)
                .toArray();
        var each = softmax(known, present.size());
        var found = new HashMap<String, Double>();
        for (var label = 0; label < each.length; label++) found.put(labels.get(label), each[label]);
        return found;
    }

    /// Returns at most `most` words of the sentence that speak most for the danger, compared with an ordinary
    /// sentence. The weight of a word includes that of its groups of letters.
    List<String> because(String sentence, DangerSituation danger, int most) {
        var label = labels.indexOf(danger.parameter());
        var ordinary = labels.indexOf(NONE);
        record Weighed(String word, double weight) {}
        return Arrays.stream(TextNormalisation.letters(sentence).split(" "))
                .distinct()
                .map(word -> new Weighed(
                        word,
                        groups(word)
                                .mapToInt(this::number)
                                .filter(feature -> feature >= 0)
                                .mapToDouble(feature -> weights[feature * labels.size() + label]
                                        - weights[feature * labels.size() + ordinary])
                                .sum()))
                .filter(one -> one.weight > 0)
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .limit(most)
                .map(Weighed::word)
                .toList();
    }

    private int number(String feature) {
        return features.getOrDefault(feature, -1);
    }

    /// Returns the features of a sentence: a word is « mot », a pair « un mot », a group of letters « mot~ » or
    /// « ~mot » if the word continues after or before it.
    static Set<String> features(String sentence) {
        var found = new LinkedHashSet<String>();
        // Adds a feature that every sentence has. With it, a sentence of unknown words gets the average
        // probabilities.
        found.add("");
        var before = "^";
        for (var word : TextNormalisation.letters(sentence).split(" ")) {
            if (word.isEmpty()) continue;
            found.add(before + " " + word);
            groups(word).forEach(found::add);
            before = word;
        }
        return found;
    }

    private static Stream<String> groups(String word) {
        var found = new ArrayList<String>();
        found.add(word);
        for (var length = SHORTEST_GROUP; length <= LONGEST_GROUP; length++)
            for (var from = -1; from + length <= word.length() + 1; from++)
                found.add((from < 0 ? "" : "~")
                        + word.substring(Math.max(0, from), Math.min(word.length(), from + length))
                        + (from + length > word.length() ? "" : "~"));
        return found.stream().distinct();
    }

    private double[] softmax(int[] known, int present) {
        var kinds = labels.size();
        var scores = new double[kinds];
        for (var feature : known)
            for (var kind = 0; kind < kinds; kind++) scores[kind] += weights[feature * kinds + kind];
        var length = Math.sqrt(present);
        var highest = Arrays.stream(scores).max().orElse(0);
        var sum = 0.0;
        for (var kind = 0; kind < kinds; kind++) {
            scores[kind] = Math.exp((scores[kind] - highest) / length);
            sum += scores[kind];
        }
        for (var kind = 0; kind < kinds; kind++) scores[kind] /= sum;
        return scores;
    }

    /// Trains the weights by stochastic gradient descent with a separate step size for each weight (AdaGrad).
    private void learn(int[][] sentences, int[] answers) {
        var kinds = labels.size();
        var squares = new float[weights.length];
        var order = IntStream.range(0, sentences.length).toArray();
        var random = new Random(SEED);
        for (var epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (var i : order) {
                var sentence = sentences[i];
                var error = softmax(sentence, sentence.length);
                error[answers[i]] -= 1;
                var length = Math.sqrt(sentence.length);
                for (var kind = 0; kind < kinds; kind++) {
                    var slope = error[kind] / length;
                    if (Math.abs(slope) < SMALLEST) continue;
                    for (var feature : sentence) {
                        var at = feature * kinds + kind;
                        var gradient = slope + DECAY * weights[at];
                        squares[at] += (float) (gradient * gradient);
                        weights[at] -= (float) (STEP * gradient / Math.sqrt(squares[at] + 1e-6));
                    }
                }
            }
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (var i = order.length - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var one = order[i];
            order[i] = order[j];
            order[j] = one;
        }
    }
}
