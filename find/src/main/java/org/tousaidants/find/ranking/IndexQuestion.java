package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search put to one index at one moment, with what is computed once for all the passes that answer it.
record IndexQuestion(Search search, Index index, LocalDateTime now, Scoring scoring, Openness asked, Openness soonest) {

    static IndexQuestion of(Search search, Index index, LocalDateTime now) {
        return new IndexQuestion(
                search,
                index,
                now,
                new Scoring(index, search, now.toLocalDate()),
                new Openness(search.when(), now, index),
                new Openness(new When.AnyTime(), now, index));
    }
}
