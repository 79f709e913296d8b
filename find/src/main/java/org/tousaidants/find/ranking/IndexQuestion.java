package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search on one index at one moment, with the values computed once for all passes.
record IndexQuestion(
        Search search,
        CandidateIndex index,
        LocalDateTime now,
        WaterDetour detour,
        Scoring scoring,
        OpeningFit asked,
        OpeningFit soonest) {

    static IndexQuestion of(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        return new IndexQuestion(
                search,
                index,
                now,
                detour,
                new Scoring(index, search, now.toLocalDate(), detour),
                new OpeningFit(search.when(), now, index),
                new OpeningFit(new SearchTime.AnyTime(), now, index));
    }

    /// The question for another search at the same time, from the same point.
    IndexQuestion of(Search other) {
        return of(other, index, now, detour);
    }
}
