package org.tousaidants.find.findhelp;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.tousaidants.find.ranking.Index;
import org.tousaidants.places.directory.PassingPlaces.PassingStop;
import org.tousaidants.platform.identity.Network;

/// « Réponses gardées » — the answers of this minute, for a crowd that asks the same: an address told on the radio,
/// a room to which one search is shown. They hold as long as all that they were made of: the minute, the places, who
/// is recognised. Invented questions fill no memory: [#MOST] of a minute are kept.
final class KeptAnswers<T> {
    static final int MOST = 1_000;

    /// What an answer is made of beside the question. Two are the same only if their parts are the very same:
    /// comparing tens of thousands of places would cost more than an answer.
    record Moment(
            Network network,
            Index places,
            Searches.Marks marks,
            List<List<PassingStop>> passing,
            LocalDateTime minute) {
        boolean is(Moment other) {
            return places == other.places
                    && marks == other.marks
                    && Searches.same(passing, other.passing)
                    && minute.equals(other.minute)
                    && network.equals(other.network);
        }
    }

    private record Question(String language, Map<String, List<String>> asked) {}

    private record Kept<T>(Moment moment, Map<Question, T> answers) {}

    private final Map<String, Kept<T>> last = new ConcurrentHashMap<>();

    T answer(Moment moment, String language, Map<String, List<String>> asked, Supplier<T> made) {
        var network = moment.network().id();
        var kept = last.get(network);
        if (kept == null || !kept.moment.is(moment)) {
            kept = new Kept<>(moment, new ConcurrentHashMap<>());
            last.put(network, kept);
        }
        var question = new Question(language, asked);
        var known = kept.answers.get(question);
        if (known != null) return known;
        var view = made.get();
        if (kept.answers.size() < MOST) kept.answers.put(question, view);
        return view;
    }
}
