package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// « Ce qui s’apprend » — the trainings and resources that teach a competence. The package of trainings
/// implements it as a Spring bean; the package of helpers' files uses it.
public interface SkillCourses {
    /// « Leçon » — a training or a resource.
    ///
    /// @param competences Pix numbers of the competences
    /// @param hours hours credited for attendance; 0 for none
    /// @param path path of its page
    /// @param next next date with a free seat; empty if there is none
    record SkillLesson(String title, List<String> competences, int hours, String path, Optional<Instant> next) {}

    /// The lesson of a slot; empty if another package owns the slot.
    Optional<SkillLesson> of(Slot.Owner owner);

    /// The lessons that teach these competences, the soonest first.
    List<SkillLesson> filling(Collection<String> competences);
}
