package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// « Ce qui s’apprend » — the room that teaches declares a bean; the room that keeps the files of those who learn
/// asks it.
public interface Teaching {
    /// « Leçon » — a training or a resource.
    ///
    /// @param competences by their numbers in Pix
    /// @param hours that count once a person came; 0: none
    /// @param path of its page
    /// @param next date with a seat to take, if there is one
    record Lesson(String title, List<String> competences, int hours, String path, Optional<Instant> next) {}

    /// What a slot teaches; empty when it is another's.
    Optional<Lesson> of(Slot.Owner owner);

    /// What fills these competences, the soonest first.
    List<Lesson> filling(Collection<String> competences);
}
