package org.tousaidants.governance.workshops;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// « Répartition des réponses » — the number of people by answer to one question.
///
/// @param counts number of people by answer, from 0 to the highest
/// @param unsure number of people who answered « I do not know », which are not in `counts`
record WorkshopAnswerCounts(List<Integer> counts, int unsure) {
    static WorkshopAnswerCounts of(WorkshopQuestion.WorkshopQuestionKind kind, Collection<Integer> answers) {
        var counts = new Integer[kind.highest() + 1];
        Arrays.fill(counts, 0);
        var unsure = 0;
        for (var answer : answers)
            if (answer == WorkshopQuestion.UNSURE) unsure++;
            else counts[answer]++;
        return new WorkshopAnswerCounts(List.of(counts), unsure);
    }

    /// Returns the number of answers, without those of people who answered « I do not know ».
    int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    int of(int answer) {
        return counts.get(answer);
    }

    /// Returns the first quartile of the answers: at least a quarter of the answers are equal to it or lower.
    int low() {
        return quarter(1);
    }

    /// Returns the lower median of the answers: at most half of the answers are higher.
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

    /// Returns a quartile of the answers. Its rank is rounded up, so that the quartile is always an answer that
    /// was given.
    ///
    /// @param quarters 1, 2 or 3
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
