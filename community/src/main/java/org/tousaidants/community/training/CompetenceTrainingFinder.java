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
import org.tousaidants.community.resources.DigitalCompetence;
import org.tousaidants.community.resources.LearningResources;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.CoursesForSkill;
import org.tousaidants.platform.modules.NetworkModules;

/// Finds trainings that teach a competence, for the pages of helpers' files.
@Component
class CompetenceTrainingFinder implements CoursesForSkill {
    private static final int RESOURCES = 3;

    private final TrainingStore store;
    private final Trainings trainings;
    private final LearningResources resources;
    private final NetworkModules modules;

    CompetenceTrainingFinder(
            TrainingStore store, Trainings trainings, LearningResources resources, NetworkModules modules) {
        this.modules = modules;
        this.store = store;
        this.trainings = trainings;
        this.resources = resources;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SkillLesson> of(BookableSlot.SlotOwner owner) {
        return owner.kind().equals(Trainings.KIND)
                ? store.find(UUID.fromString(owner.owner())).map(offer -> lesson(offer, Optional.empty()))
                : Optional.empty();
    }

    private static SkillLesson lesson(TrainingOffer offer, Optional<Instant> next) {
        return new SkillLesson(
                offer.title(),
                offer.competences().stream().map(DigitalCompetence::number).toList(),
                offer.hours(),
                "/formations/" + offer.id(),
                next);
    }

    /// Returns the offers that teach at least one of these competences: first trainings with a coming date, then
    /// trainings without a date, then lessons for self-study, then resources.
    ///
    /// @param competences numbers of the competences
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
        var wanted = competences.stream()
                .flatMap(one -> DigitalCompetence.of(one).stream())
                .toList();
        for (var module : resources.modules(wanted))
            found.add(alone(module.title(), module.competences(), module.path()));
        for (var resource : resources.teaching(wanted, RESOURCES))
            found.add(alone(resource.title(), resource.competences(), "/ressources/" + resource.id()));
        return found;
    }

    private static SkillLesson alone(String title, List<DigitalCompetence> competences, String path) {
        return new SkillLesson(
                title, competences.stream().map(DigitalCompetence::number).toList(), 0, path, Optional.empty());
    }
}
