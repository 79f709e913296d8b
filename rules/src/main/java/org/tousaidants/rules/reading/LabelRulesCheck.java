package org.tousaidants.rules.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.tousaidants.rules.protocol.FileLinePosition;
import org.tousaidants.rules.protocol.LabelCharter;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.LabelRequirement;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.protocol.LabelRules.StageParticipants;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.RequirementDependencyCycle;
import org.tousaidants.rules.protocol.SkillGrid;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Finds contradictions in the rules of a label: requirements that nobody can fulfil, requirements that refer to
/// each other in a circle, and rules without effect.
final class LabelRulesCheck {
    private static final int DAYS_A_MONTH = 30;

    private final YamlTreeReader file;
    private final LabelRules label;
    private final ProtocolReferenceCheck nameCheck;
    private final LabelCharter charter;
    private final SkillGrid skills;
    private final ProtocolMistakes mistakes;

    LabelRulesCheck(
            YamlTreeReader file,
            LabelRules label,
            ProtocolReferenceCheck nameCheck,
            LabelCharter charter,
            SkillGrid skills,
            ProtocolMistakes mistakes) {
        this.file = file;
        this.label = label;
        this.nameCheck = nameCheck;
        this.charter = charter;
        this.skills = skills;
        this.mistakes = mistakes;
    }

    void check() {
        periods();
        circles();
        for (var requirement : label.requirements()) reachable(requirement);
        waivers();
        steps();
        for (var profile : nameCheck.of(label.nature()))
            if (label.asked(profile).isEmpty() && !label.requirements().isEmpty())
                mistakes.add(
                        file.at("exigences"),
                        LocalisedText.of("nothing.asked", profile),
                        LocalisedText.of("nothing.asked.do"));
    }

    private void periods() {
        var days = label.months() * DAYS_A_MONTH;
        for (var reminder : label.reminderDays())
            if (reminder >= days)
                mistakes.add(
                        file.at("rappels-jours"),
                        LocalisedText.of("reminder.early", reminder, label.months()),
                        LocalisedText.of("reminder.early.do"));
        if (label.graceDays() >= days)
            mistakes.add(
                    file.at("grace-jours"), LocalisedText.of("grace.long"), LocalisedText.of("grace.long.do", days));
    }

    private void circles() {
        var next = new HashMap<String, Set<String>>();
        for (var requirement : label.requirements()) {
            var after = new LinkedHashSet<>(requirement.after());
            after.addAll(requirement.among());
            next.put(requirement.id(), after);
        }
        RequirementDependencyCycle.in(next)
                .ifPresent(circle -> mistakes.add(
                        at(circle.getFirst()),
                        LocalisedText.of("circle", String.join(" → ", circle)),
                        LocalisedText.of("circle.do")));
    }

    private void reachable(LabelRequirement requirement) {
        for (var profile : requirement.profiles()) {
            if (requirement.kind() == RequirementKind.CHARTER
                    && charter.of(profile).isEmpty())
                contradiction(requirement, profile, LocalisedText.of("cannot.charter"));
            if (requirement.kind() == RequirementKind.SKILLS
                    && skills.of(profile).isEmpty())
                contradiction(requirement, profile, LocalisedText.of("cannot.grid"));
            if (requirement.kind() == RequirementKind.ONE_OF
                    && requirement.among().stream().noneMatch(way -> concerns(way, profile)))
                contradiction(requirement, profile, LocalisedText.of("cannot.ways"));
            if (requirement.kind() == RequirementKind.WORKED && label.nature() == HolderNature.PERSON)
                contradiction(requirement, profile, LocalisedText.of("cannot.steps.person"));
            else if (requirement.kind() == RequirementKind.WORKED
                    && label.procedure().isEmpty())
                contradiction(requirement, profile, LocalisedText.of("cannot.steps"));
            for (var before : requirement.after())
                if (!concerns(before, profile))
                    contradiction(requirement, profile, LocalisedText.of("cannot.before", before));
        }
    }

    /// Checks two rules about stages: only a stage with inhabitants as participants may have a minimum number of
    /// inhabitants, and the first stage has no delay after a previous stage.
    private void steps() {
        var first = true;
        for (var stage : label.procedure()) {
            if (stage.atLeast() > 0 && stage.with() != StageParticipants.INHABITANTS)
                mistakes.add(
                        at("procedure", stage.id()),
                        LocalisedText.of("step.count", stage.id(), stage.with().code()),
                        LocalisedText.of("step.count.do"));
            if (first && stage.afterDays() > 0)
                mistakes.add(
                        at("procedure", stage.id()),
                        LocalisedText.of("step.first", stage.id()),
                        LocalisedText.of("step.first.do"));
            first = false;
        }
    }

    private boolean concerns(String requirement, String profile) {
        return label.requirement(requirement)
                .filter(each -> each.profiles().contains(profile))
                .isPresent();
    }

    private void contradiction(LabelRequirement requirement, String profile, LocalisedText because) {
        mistakes.add(
                at(requirement.id()),
                LocalisedText.of("contradiction", requirement.id(), profile, because),
                LocalisedText.of("contradiction.do"));
    }

    private void waivers() {
        for (var waiver : label.waivers()) {
            for (var profile : waiver.profiles())
                if (label.requirement(waiver.requirement()).isPresent() && !concerns(waiver.requirement(), profile))
                    mistakes.add(
                            atWaiver(waiver.id()),
                            LocalisedText.of("waiver.idle", waiver.id(), profile),
                            LocalisedText.of("waiver.idle.do"));
        }
    }

    private FileLinePosition at(String requirement) {
        return at("exigences", requirement);
    }

    private FileLinePosition atWaiver(String waiver) {
        return at("dispenses", waiver);
    }

    private FileLinePosition at(String list, String id) {
        return file.each(list).stream()
                .filter(each -> each.text("id").equals(id))
                .map(each -> each.at("id"))
                .findFirst()
                .orElseGet(() -> file.at(list));
    }
}
