package org.tousaidants.label.rules;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.tousaidants.label.rules.Label.Kind;
import org.tousaidants.label.rules.Label.Requirement;
import org.tousaidants.label.rules.Label.With;
import org.tousaidants.label.rules.Protocol.Nature;

/// The contradictions of a label: what cannot be fulfilled, what turns in circles, what has no effect.
final class LabelCheck {
    private static final int DAYS_A_MONTH = 30;

    private final Cursor file;
    private final Label label;
    private final NameCheck nameCheck;
    private final Charter charter;
    private final SkillGrid skills;
    private final Mistakes mistakes;

    LabelCheck(Cursor file, Label label, NameCheck nameCheck, Charter charter, SkillGrid skills, Mistakes mistakes) {
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
                mistakes.add(file.at("exigences"), Said.of("nothing.asked", profile), Said.of("nothing.asked.do"));
    }

    private void periods() {
        var days = label.months() * DAYS_A_MONTH;
        for (var reminder : label.reminderDays())
            if (reminder >= days)
                mistakes.add(
                        file.at("rappels-jours"),
                        Said.of("reminder.early", reminder, label.months()),
                        Said.of("reminder.early.do"));
        if (label.graceDays() >= days)
            mistakes.add(file.at("grace-jours"), Said.of("grace.long"), Said.of("grace.long.do", days));
    }

    private void circles() {
        var next = new HashMap<String, Set<String>>();
        for (var requirement : label.requirements()) {
            var after = new LinkedHashSet<>(requirement.after());
            after.addAll(requirement.among());
            next.put(requirement.id(), after);
        }
        Circle.in(next)
                .ifPresent(circle -> mistakes.add(
                        at(circle.getFirst()), Said.of("circle", String.join(" → ", circle)), Said.of("circle.do")));
    }

    private void reachable(Requirement requirement) {
        for (var profile : requirement.profiles()) {
            if (requirement.kind() == Kind.CHARTER && charter.of(profile).isEmpty())
                contradiction(requirement, profile, Said.of("cannot.charter"));
            if (requirement.kind() == Kind.SKILLS && skills.of(profile).isEmpty())
                contradiction(requirement, profile, Said.of("cannot.grid"));
            if (requirement.kind() == Kind.ONE_OF
                    && requirement.among().stream().noneMatch(way -> concerns(way, profile)))
                contradiction(requirement, profile, Said.of("cannot.ways"));
            if (requirement.kind() == Kind.WORKED && label.nature() == Nature.PERSON)
                contradiction(requirement, profile, Said.of("cannot.steps.person"));
            else if (requirement.kind() == Kind.WORKED && label.procedure().isEmpty())
                contradiction(requirement, profile, Said.of("cannot.steps"));
            for (var before : requirement.after())
                if (!concerns(before, profile)) contradiction(requirement, profile, Said.of("cannot.before", before));
        }
    }

    /// What a step counts or waits for must be something that this step has.
    private void steps() {
        var first = true;
        for (var stage : label.procedure()) {
            if (stage.atLeast() > 0 && stage.with() != With.INHABITANTS)
                mistakes.add(
                        at("procedure", stage.id()),
                        Said.of("step.count", stage.id(), stage.with().code()),
                        Said.of("step.count.do"));
            if (first && stage.afterDays() > 0)
                mistakes.add(at("procedure", stage.id()), Said.of("step.first", stage.id()), Said.of("step.first.do"));
            first = false;
        }
    }

    private boolean concerns(String requirement, String profile) {
        return label.requirement(requirement)
                .filter(each -> each.profiles().contains(profile))
                .isPresent();
    }

    private void contradiction(Requirement requirement, String profile, Said because) {
        mistakes.add(
                at(requirement.id()),
                Said.of("contradiction", requirement.id(), profile, because),
                Said.of("contradiction.do"));
    }

    private void waivers() {
        for (var waiver : label.waivers()) {
            for (var profile : waiver.profiles())
                if (label.requirement(waiver.requirement()).isPresent() && !concerns(waiver.requirement(), profile))
                    mistakes.add(
                            atWaiver(waiver.id()),
                            Said.of("waiver.idle", waiver.id(), profile),
                            Said.of("waiver.idle.do"));
        }
    }

    private At at(String requirement) {
        return at("exigences", requirement);
    }

    private At atWaiver(String waiver) {
        return at("dispenses", waiver);
    }

    private At at(String list, String id) {
        return file.each(list).stream()
                .filter(each -> each.text("id").equals(id))
                .map(each -> each.at("id"))
                .findFirst()
                .orElseGet(() -> file.at(list));
    }
}
