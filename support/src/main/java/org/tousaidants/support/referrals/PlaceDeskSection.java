package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.web.Page;

/// « Au bureau d’un lieu » — the content that another package adds to the page of a place's staff, without names of
/// people helped: today's slots, the latest activities, the counted feedback. The package implements it as a Spring
/// bean.
public interface PlaceDeskSection {
    default List<TodaysSlotAtPlace> today(PlaceId place) {
        return List.of();
    }

    default List<LatestActivityAtPlace> latest(PlaceId place, Page page) {
        return List.of();
    }

    /// Returns the feedback counts of the place; empty if too few people answered.
    default Optional<OpinionCounts> opinions(PlaceId place) {
        return Optional.empty();
    }

    /// Returns the helpers who want to offer appointments at the place and whom it has not confirmed yet.
    default List<HostedHelper> guests(PlaceId place) {
        return List.of();
    }

    /// Confirms a helper on behalf of the place. Returns false if the helper does not wait for a confirmation at
    /// this place.
    ///
    /// @param account account of the helper
    default boolean welcome(PlaceId place, UUID account) {
        return false;
    }

    /// A helper who wants to offer appointments at the place.
    ///
    /// @param name name of the helper, who is a member of the network
    /// @param moments number of proposed slots
    record HostedHelper(UUID account, String name, int moments) {}

    /// A slot at the place today.
    ///
    /// @param coming number of booked people
    record TodaysSlotAtPlace(Instant starts, String title, int coming) {}

    record LatestActivityAtPlace(Instant at, String words) {}

    /// The feedback about the place.
    ///
    /// @param counts counts of the answers
    /// @param words newest texts that a coordinator approved
    record OpinionCounts(FeedbackCounts.FeedbackSummary counts, List<String> words) {}
}
