package org.tousaidants.label.helpers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.label.observations.ObservedFact;
import org.tousaidants.platform.bookings.AttendanceRecorded;
import org.tousaidants.platform.bookings.CoursesForSkill;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.versions.PublishedRules;

/// « Apprendre » — shows a training or resource for each requirement that a helper does not fulfil, and records the
/// hours of training that they attended as a fact.
@Component
class TrainingLabelDossierPart implements LabelDossierPart<UUID> {
    /// Name of the fact that counts hours of training, in the base protocol.
    static final String HOURS = "heures-formation";

    private static final int MOST_SHOWN = 4;
    private static final int LONGEST = 160;

    /// Author of these facts, which is the network, because any member may have recorded the attendance.
    static final UUID NETWORK = new UUID(0, 0);

    private final HelperFileStore helpers;
    private final PublishedRules rules;
    private final ObjectProvider<HelperLabelDossiers> dossiers;
    private final ObjectProvider<CoursesForSkill> teachings;

    TrainingLabelDossierPart(
            HelperFileStore helpers,
            PublishedRules rules,
            ObjectProvider<HelperLabelDossiers> dossiers,
            ObjectProvider<CoursesForSkill> teachings) {
        this.helpers = helpers;
        this.rules = rules;
        this.dossiers = dossiers;
        this.teachings = teachings;
    }

    /// Records the total hours of training of a helper. It is called after an attendance was recorded or
    /// corrected; the newest row is valid.
    @EventListener
    @Transactional
    public void attended(AttendanceRecorded news) {
        var helper = news.person().flatMap(account -> helpers.ofAccount(account));
        var lesson = teachings.stream()
                .flatMap(one -> one.of(news.owner()).stream())
                .findFirst()
                .filter(one -> one.hours() > 0);
        if (helper.isEmpty() || lesson.isEmpty() || !counted()) return;
        var id = helper.get().id();
        var before = helpers.sightings(id).stream()
                .filter(seen -> seen.fact().equals(HOURS))
                .mapToLong(ObservedFact::value)
                .findFirst()
                .orElse(0);
        var title = lesson.get().title();
        helpers.add(
                id,
                new ObservedFact(
                        HOURS,
                        Math.max(
                                0,
                                before + (news.came() ? 1L : -1L) * lesson.get().hours()),
                        ParisTime.day(news.at()),
                        (news.came() ? "présence à « " : "absence à « ")
                                + title.substring(0, Math.min(LONGEST, title.length())) + " »",
                        NETWORK,
                        news.at()));
    }

    private boolean counted() {
        return rules.now().protocol().helpers().facts().stream()
                .anyMatch(fact -> fact.id().equals(HOURS) && fact.type() != LabelFactType.YES_NO);
    }

    /// Returns one line for each training or resource that teaches a missing competence.
    @Override
    public List<LabelDossierPiece> pieces(UUID helper) {
        var missing = missing(helper);
        if (missing.isEmpty()) return List.of();
        return teachings.stream()
                .flatMap(one -> one.filling(missing.keySet()).stream())
                .limit(MOST_SHOWN)
                .map(lesson -> piece(lesson, missing))
                .toList();
    }

    private static LabelDossierPiece piece(CoursesForSkill.SkillLesson lesson, Map<String, String> missing) {
        var taught = String.join(
                ", ",
                lesson.competences().stream()
                        .filter(missing::containsKey)
                        .map(one -> missing.getOrDefault(one, one))
                        .toList());
        return lesson.next()
                .map(next -> LabelDossierPiece.of(
                        RequirementKind.SKILLS,
                        "helpers.piece.teaches.dated",
                        lesson.title(),
                        taught,
                        ParisTime.day(next)))
                .orElseGet(() ->
                        LabelDossierPiece.of(RequirementKind.SKILLS, "helpers.piece.teaches", lesson.title(), taught))
                .link(lesson.path(), "helpers.piece.teaches.go");
    }

    /// Returns the competences in which the helper is below the level that the profile requires: their names by
    /// id.
    private Map<String, String> missing(UUID helper) {
        var whole = dossiers.getObject().find(helper);
        if (whole.isEmpty()) return Map.of();
        var dossier = whole.get().dossier();
        var best = new HashMap<String, Integer>();
        dossier.levels().forEach(level -> best.merge(level.competence(), level.level(), Math::max));
        var skills = rules.now().protocol().skills();
        var missing = new HashMap<String, String>();
        var expected = skills.of(dossier.profile());
        for (var competence : skills.competences())
            if (expected.getOrDefault(competence.id(), 0) > best.getOrDefault(competence.id(), 0))
                missing.put(competence.id(), competence.name());
        return missing;
    }
}
