package org.tousaidants.governance.workshops;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// « Répartition des réponses » — counts the answers to one question; « I do not know » is counted apart.
///
/// @param counts by answer, from 0 to the highest
record AnswerTally(List<Integer> counts, int unsure) {
    static AnswerTally of(WorkshopQuestion.Kind kind, Collection<Integer> answers) {
        var counts = new Integer[kind.highest() + 1];
        Arrays.fill(counts, 0);
        var unsure = 0;
        for (var answer : answers)
            if (answer == WorkshopQuestion.UNSURE) unsure++;
            else counts[answer]++;
        return new AnswerTally(List.of(counts), unsure);
    }

    /// The number of answers without « I do not know ».
    int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    int of(int answer) {
        return counts.get(answer);
    }

    /// The first quartile of the answers.
    int low() {
        return quarter(1);
    }

    /// The lower median of the answers: at most half of them are higher.
    int median() {
        return quarter(2);
    }

    int high() {
        return quarter(3);
    }

    int spread() {
        return high() - low();
    }

    int most() {
        return counts.indexOf(largest());
    }

    int largest() {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// The quantile by rank, rounded up, so that it is always a given answer.
    private int quarter(int quarters) {
        var rank = Math.max(1, (total() * quarters + 3) / 4);
        var passed = 0;
        for (var answer = 0; answer < counts.size(); answer++) {
            passed += counts.get(answer);
            if (passed >= rank) return answer;
        }
        return 0;
    }
}
