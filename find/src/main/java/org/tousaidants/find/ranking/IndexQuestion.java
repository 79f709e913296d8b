package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search on one index at one moment, with the values computed once for all passes.
record IndexQuestion(
        Search search, CandidateIndex index, LocalDateTime now, Scoring scoring, Openness asked, Openness soonest) {

    static IndexQuestion of(Search search, CandidateIndex index, LocalDateTime now) {
        return new IndexQuestion(
                search,
                index,
                now,
                new Scoring(index, search, now.toLocalDate()),
                new Openness(search.when(), now, index),
                new Openness(new SearchTime.AnyTime(), now, index));
    }
}
