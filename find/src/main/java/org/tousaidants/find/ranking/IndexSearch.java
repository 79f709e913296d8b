package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search on one index at one moment, with the values that all passes share.
record IndexSearch(
        Search search,
        CandidateIndex index,
        LocalDateTime now,
        WaterDetour detour,
        Scoring scoring,
        OpeningHoursScore asked,
        OpeningHoursScore soonest) {

    static IndexSearch of(Search search, CandidateIndex index, LocalDateTime now, WaterDetour detour) {
        return new IndexSearch(
                search,
                index,
                now,
                detour,
                new Scoring(index, search, now.toLocalDate(), detour),
                new OpeningHoursScore(search.when(), now, index),
                new OpeningHoursScore(new SearchTime.AnyTime(), now, index));
    }

    /// Another search at the same moment from the same point.
    IndexSearch of(Search other) {
        return of(other, index, now, detour);
    }
}
