package org.tousaidants.find.understanding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.territory.Communes;

/// The sentences of `understanding/sentences.csv`, in two halves split by a hash of their letters: the misses are
/// shown for one half only, so that the person who corrects the words never reads the other.
public final class UnderstoodSentences {
    public static final CommuneNamesInText TOWNS = new CommuneNamesInText(Communes.shipped(), "17");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    private UnderstoodSentences() {}

    public record Sentence(String words, Set<String> expected) {
        /// Whether it belongs to the half whose misses are not shown.
        public boolean kept() {
            return Integer.bitCount(words.hashCode() * 0x9E3779B9) % 2 == 0;
        }

        public Set<String> understood() {
            return parts(UnderstoodRequest.of(words, Locale.FRENCH, DAY, TOWNS));
        }
    }

    /// The number of parts expected, found, and found correctly.
    public record Score(int expected, int found, int right, List<String> missed) {
        public double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        public double precision() {
            return found == 0 ? 1 : (double) right / found;
        }
    }

    public static Score score(List<Sentence> sentences) {
        var expected = 0;
        var found = 0;
        var right = 0;
        var missed = new ArrayList<String>();
        for (var one : sentences) {
            var understood = one.understood();
            expected += one.expected.size();
            found += understood.size();
            var both = new HashSet<>(understood);
            both.retainAll(one.expected);
            right += both.size();
            if (!understood.equals(one.expected)) missed.add(one.words + " : " + one.expected + " / " + understood);
        }
        return new Score(expected, found, right, missed);
    }

    public static List<Sentence> all() {
        try (var in = Objects.requireNonNull(
                        UnderstoodSentences.class.getResourceAsStream("/understanding/sentences.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(UnderstoodSentences::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sentence read(String line) {
        var cells = line.split(";");
        var expected = new HashSet<String>();
        for (var i = 1; i < cells.length; i++)
            for (var part : cells[i].split(",")) if (!part.equals("-")) expected.add(i + ":" + part);
        return new Sentence(cells[0], Set.copyOf(expected));
    }

    private static Set<String> parts(UnderstoodRequest all) {
        var parts = new HashSet<String>();
        all.needs().forEach(one -> parts.add("1:" + one.parameter()));
        all.criteria().forEach(one -> parts.add("2:" + one.parameter()));
        all.languages().forEach(one -> parts.add("3:" + one));
        all.when().ifPresent(one -> parts.add("4:" + one.parameter()));
        all.way().ifPresent(one -> parts.add("5:" + one.parameter()));
        parts.addAll(all.alerts().stream().map(one -> "6:" + one).collect(Collectors.toSet()));
        return parts;
    }
}
