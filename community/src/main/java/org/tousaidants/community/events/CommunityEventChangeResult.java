package org.tousaidants.community.events;

import java.util.List;

/// « Suite d’un changement d’événement » — the result of changing an event.
sealed interface CommunityEventChangeResult {
    /// The event was changed; people with a seat and speakers get a letter.
    record EventChanged() implements CommunityEventChangeResult {}

    /// The change is refused, because the event is over or was cancelled.
    record EventClosed() implements CommunityEventChangeResult {}

    /// The change is refused, because some talks of the programme would be outside the new hours.
    ///
    /// @param titles titles of these talks
    record TalksOutsideHours(List<String> titles) implements CommunityEventChangeResult {}

    /// The change is refused, because people registered to follow from afar would lose the address.
    ///
    /// @param people number of these people
    record FollowersWithoutAddress(int people) implements CommunityEventChangeResult {}

    record EventNotFound() implements CommunityEventChangeResult {}
}
