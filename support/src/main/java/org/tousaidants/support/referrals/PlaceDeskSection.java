package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.web.Page;

/// « Au bureau d’un lieu » — the contribution of another package to the desk of one place, without names:
/// today's slots, the latest acts, the counted opinions. A package contributes by a bean.
public interface PlaceDeskSection {
    default List<TodaySlot> today(PlaceId place) {
        return List.of();
    }

    default List<LatestAct> latest(PlaceId place, Page page) {
        return List.of();
    }

    /// Returns empty if there are too few answers.
    default Optional<OpinionCounts> opinions(PlaceId place) {
        return Optional.empty();
    }

    /// Returns the helpers who ask to offer appointments at the place and await its confirmation.
    default List<HostedHelper> guests(PlaceId place) {
        return List.of();
    }

    /// The place confirms a helper; returns false if the request does not exist.
    default boolean welcome(PlaceId place, UUID account) {
        return false;
    }

    /// @param name of a member of the network, not of a person helped
    /// @param moments the number of proposed slots
    record HostedHelper(UUID account, String name, int moments) {}

    /// @param coming the number of booked people
    record TodaySlot(Instant starts, String title, int coming) {}

    record LatestAct(Instant at, String words) {}

    /// @param words the newest texts approved by the coordination
    record OpinionCounts(FeedbackCounts.FeedbackSummary counts, List<String> words) {}
}
