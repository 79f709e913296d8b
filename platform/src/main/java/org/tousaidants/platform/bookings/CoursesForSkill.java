package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// « Ce qui s’apprend » — finds the trainings and resources that teach a competence. The package of trainings
/// implements it as a Spring bean; the package of helpers' files uses it.
public interface CoursesForSkill {
    /// « Leçon » — a training or a resource.
    ///
    /// @param competences Pix numbers of the taught competences
    /// @param hours number of hours credited for attendance; 0 for none
    /// @param path path of its page
    /// @param next date of the next session with a free seat; empty if there is none
    record SkillLesson(String title, List<String> competences, int hours, String path, Optional<Instant> next) {}

    /// Returns the lesson that takes place in a slot; empty if another package owns the slot.
    Optional<SkillLesson> of(BookableSlot.SlotOwner owner);

    /// Returns the lessons that teach at least one of the given competences. The lesson with the earliest next
    /// date is first.
    List<SkillLesson> filling(Collection<String> competences);
}
