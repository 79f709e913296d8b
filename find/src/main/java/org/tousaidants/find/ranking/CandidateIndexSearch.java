package org.tousaidants.find.ranking;

import java.time.LocalDateTime;

/// One search in one index of places at one moment, with the values that all passes over the index share.
record CandidateIndexSearch(
        HelpSearch search,
        CandidatePlaceIndex index,
        LocalDateTime now,
        DetourAroundWater detour,
        PlaceScoring scoring,
        OpeningHoursScore asked,
        OpeningHoursScore soonest) {

    static CandidateIndexSearch of(
            HelpSearch search, CandidatePlaceIndex index, LocalDateTime now, DetourAroundWater detour) {
        return new CandidateIndexSearch(
                search,
                index,
                now,
                detour,
                new PlaceScoring(index, search, now.toLocalDate(), detour),
                new OpeningHoursScore(search.when(), now, index),
                new OpeningHoursScore(new SearchTime.AnyTime(), now, index));
    }

    /// Returns a search with other criteria at the same moment and from the same position.
    CandidateIndexSearch of(HelpSearch other) {
        return of(other, index, now, detour);
    }
}
