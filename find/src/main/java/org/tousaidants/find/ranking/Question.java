package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search put to one index at one moment, with what is computed once for all the passes that answer it.
record Question(Search search, Index index, LocalDateTime now, Scoring scoring, Openness asked, Openness soonest) {

    static Question of(Search search, Index index, LocalDateTime now) {
        return new Question(
                search,
                index,
                now,
                new Scoring(index, search, now.toLocalDate()),
                new Openness(search.when(), now, index),
                new Openness(new When.AnyTime(), now, index));
    }
}
