package org.tousaidants.community.events;

import java.util.List;

/// « Suite d’un changement d’événement ».
sealed interface EventChangeResult {
    /// People with a seat and speakers have their letters.
    record EventChanged() implements EventChangeResult {}

    /// It is over or called off: nothing changes any more.
    record EventClosed() implements EventChangeResult {}

    /// @param titles of the talks that would lie outside the new hours
    record TalksOutsideHours(List<String> titles) implements EventChangeResult {}

    record NotFound() implements EventChangeResult {}
}
