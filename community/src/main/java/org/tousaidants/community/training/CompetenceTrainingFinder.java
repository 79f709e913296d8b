package org.tousaidants.community.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.community.resources.Competence;
import org.tousaidants.community.resources.Resources;
import org.tousaidants.platform.bookings.SkillCourses;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.modules.Modules;

/// Finds trainings that teach a competence, for the files of helpers.
@Component
class CompetenceTrainingFinder implements SkillCourses {
    private static final int RESOURCES = 3;

    private final TrainingStore store;
    private final Trainings trainings;
    private final Resources resources;
    private final Modules modules;

    CompetenceTrainingFinder(TrainingStore store, Trainings trainings, Resources resources, Modules modules) {
        this.modules = modules;
        this.store = store;
        this.trainings = trainings;
        this.resources = resources;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SkillLesson> of(Slot.Owner owner) {
        return owner.kind().equals(Trainings.KIND)
                ? store.find(UUID.fromString(owner.owner())).map(offer -> lesson(offer, Optional.empty()))
                : Optional.empty();
    }

    private static SkillLesson lesson(TrainingOffer offer, Optional<Instant> next) {
        return new SkillLesson(
                offer.title(),
                offer.competences().stream().map(Competence::number).toList(),
                offer.hours(),
                "/formations/" + offer.id(),
                next);
    }

    /// The trainings with a date, then those without, then lessons for self-study, then resources.
    @Override
    @Transactional(readOnly = true)
    public List<SkillLesson> filling(Collection<String> competences) {
        var found = new ArrayList<SkillLesson>();
        if (!modules.isOn(CompetenceTrainingFinder.class)) return found;
        for (var shown : trainings.list()) {
            if (shown.offer().competences().stream().noneMatch(one -> competences.contains(one.number()))) continue;
            found.add(lesson(
                    shown.offer(),
                    shown.coming().stream().map(date -> date.slot().starts()).min(Comparator.naturalOrder())));
        }
        found.sort(Comparator.comparing(one -> one.next().orElse(Instant.MAX)));
        var wanted =
                competences.stream().flatMap(one -> Competence.of(one).stream()).toList();
        for (var module : resources.modules(wanted))
            found.add(alone(module.title(), module.competences(), module.path()));
        for (var resource : resources.teaching(wanted, RESOURCES))
            found.add(alone(resource.title(), resource.competences(), "/ressources/" + resource.id()));
        return found;
    }

    private static SkillLesson alone(String title, List<Competence> competences, String path) {
        return new SkillLesson(
                title, competences.stream().map(Competence::number).toList(), 0, path, Optional.empty());
    }
}
