package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.counts.Voices;
import org.tousaidants.platform.web.Page;

/// « Au bureau d’un lieu » — what another room of the path tells there, of that place only and without a name: the
/// moments of today, what was done last, what the people helped say. A room that knows one of them declares a bean.
public interface PlaceDeskPart {
    default List<Today> today(PlaceId place) {
        return List.of();
    }

    default List<Latest> latest(PlaceId place, Page page) {
        return List.of();
    }

    /// Empty when too few spoke of it.
    default Optional<Opinions> opinions(PlaceId place) {
        return Optional.empty();
    }

    /// Those who wish to receive here in the name of the place, and wait for its word.
    default List<Guest> guests(PlaceId place) {
        return List.of();
    }

    /// The place says yes; false when no one like this waits.
    default boolean welcome(PlaceId place, UUID account) {
        return false;
    }

    /// @param name of a person of the network, not of one who is helped
    /// @param moments how many she proposes here
    record Guest(UUID account, String name, int moments) {}

    /// @param coming how many have a seat
    record Today(Instant starts, String title, int coming) {}

    record Latest(Instant at, String words) {}

    /// @param words the newest of those that the coordination read first
    record Opinions(Voices.Said counts, List<String> words) {}
}
