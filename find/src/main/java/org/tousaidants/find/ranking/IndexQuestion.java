package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search on one index at one moment, with the values computed once for all passes.
record IndexQuestion(
        Search search,
        CandidateIndex index,
        LocalDateTime now,
        WaterDetour detour,
        Scoring scoring,
        Openness asked,
        Openness soonest) {

    static IndexQuestion of(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        return new IndexQuestion(
                search,
                index,
                now,
                detour,
                new Scoring(index, search, now.toLocalDate(), detour),
                new Openness(search.when(), now, index),
                new Openness(new SearchTime.AnyTime(), now, index));
    }

    /// The question for another search at the same time, from the same point.
    IndexQuestion of(Search other) {
        return of(other, index, now, detour);
    }
}
