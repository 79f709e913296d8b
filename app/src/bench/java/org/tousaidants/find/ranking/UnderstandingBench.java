package org.tousaidants.find.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is understood of the sentences that people write, and how long it takes: the half that was read while the
/// words were chosen, and the half that is not read.
public final class UnderstandingBench {
    private static final double RECALL = 0.95;
    private static final double PRECISION = 0.97;
    private static final double BUDGET_MILLIS = 0.2;

    private UnderstandingBench() {}

    public static void main(String[] args) {
        System.exit(run() ? 0 : 1);
    }

    /// @return whether every budget holds
    public static boolean run() {
        var read = new ArrayList<UnderstoodSentences.Sentence>();
        var kept = new ArrayList<UnderstoodSentences.Sentence>();
        for (var one : UnderstoodSentences.all()) (one.kept() ? kept : read).add(one);
        var ok = score("understanding-read", read) & score("understanding-kept", kept);
        var all = new ArrayList<>(read);
        all.addAll(kept);
        var seen = 0;
        for (var round = 0; round < 20; round++)
            for (var one : all) seen += one.understood().size();
        var start = System.nanoTime();
        for (var round = 0; round < 20; round++)
            for (var one : all) seen += one.understood().size();
        var millis = (System.nanoTime() - start) / 1e6 / (20 * all.size());
        System.out.printf(
                Locale.ROOT,
                "understanding-time %.4f ms (budget %.1f) %s (%d parts)%n",
                millis,
                BUDGET_MILLIS,
                millis <= BUDGET_MILLIS ? "ok" : "short",
                seen);
        return ok && millis <= BUDGET_MILLIS;
    }

    private static boolean score(String name, List<UnderstoodSentences.Sentence> sentences) {
        var score = UnderstoodSentences.score(sentences);
        var recall = score.recall() >= RECALL;
        var precision = score.precision() >= PRECISION;
        System.out.printf(
                Locale.ROOT,
                "%s-recall %.3f (budget %.2f, %d sentences) %s%n",
                name,
                score.recall(),
                RECALL,
                sentences.size(),
                recall ? "ok" : "short");
        System.out.printf(
                Locale.ROOT,
                "%s-precision %.3f (budget %.2f) %s%n",
                name,
                score.precision(),
                PRECISION,
                precision ? "ok" : "short");
        return recall && precision;
    }
}
