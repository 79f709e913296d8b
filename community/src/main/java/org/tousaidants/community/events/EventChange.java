package org.tousaidants.community.events;

import java.util.List;

/// « Suite d’un changement d’événement ».
sealed interface EventChange {
    /// People with a seat and speakers have their letters.
    record Done() implements EventChange {}

    /// It is over or called off: nothing changes any more.
    record Closed() implements EventChange {}

    /// @param titles of the talks that would lie outside the new hours
    record TalksOutside(List<String> titles) implements EventChange {}

    record NotFound() implements EventChange {}
}
