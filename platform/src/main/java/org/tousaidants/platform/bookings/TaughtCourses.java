package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// « Ce qui s’apprend » — declared as a bean by the package of trainings, and used by the
/// package of learners' records.
public interface TaughtCourses {
    /// « Leçon » — a training or a resource.
    ///
    /// @param competences by their numbers in Pix
    /// @param hours credited for attendance; 0: none
    /// @param path of its page
    /// @param next date with a free seat, if any
    record Lesson(String title, List<String> competences, int hours, String path, Optional<Instant> next) {}

    /// The lesson of a slot; empty when the slot belongs to another package.
    Optional<Lesson> of(Slot.Owner owner);

    /// The lessons for these competences, the soonest first.
    List<Lesson> filling(Collection<String> competences);
}
