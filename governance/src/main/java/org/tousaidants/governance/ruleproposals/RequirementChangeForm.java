package org.tousaidants.governance.ruleproposals;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.forks.RequirementChange;
import org.tousaidants.rules.protocol.LabelRules;

/// Parses the two forms that change a requirement in a draft: one adds another way to fulfil the requirement, the
/// other lowers the requirement until a day.
final class RequirementChangeForm {
    private static final int LONGEST = 500;

    private final Form form;
    private final LabelRules label;

    RequirementChangeForm(Form form, LabelRules label) {
        this.form = form;
        this.label = label;
    }

    Optional<RequirementChange> otherMeans() {
        var requirement = requirement();
        var profiles = profiles(requirement);
        var name = text("nom");
        var question = text("question");
        var whatToDo = text("que-faire");
        var where = text("ou");
        var reason = text("raison");
        var approvedBy = text("approuve-par");
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new RequirementChange.AlternativeMeans(
                        requirement, profiles, name, question, whatToDo, where, reason, approvedBy));
    }

    Optional<RequirementChange> less() {
        var requirement = requirement();
        var profiles = profiles(requirement);
        var until = form.text("jusqu-au")
                .required("drafts.other.until.missing")
                .as(FormValueParser::day, "drafts.other.until.missing");
        var reason = text("raison");
        var approvedBy = text("approuve-par");
        return form.hasErrors()
                ? Optional.empty()
                : until.map(day -> new RequirementChange.RequirementSuspendedUntil(
                        requirement, profiles, day, reason, approvedBy));
    }

    private String text(String name) {
        return form.text(name)
                .required("drafts.other." + name + ".missing")
                .max(LONGEST)
                .get();
    }

    private String requirement() {
        var id = form.value("exigence");
        if (label.requirement(id).isEmpty()) form.error("exigence", "drafts.other.exigence.missing");
        return id;
    }

    /// Returns the selected profiles to which the changed requirement applies.
    ///
    /// @param requirement id of the requirement
    private Set<String> profiles(String requirement) {
        var ticked = new LinkedHashSet<>(form.values("profils"));
        var concerned = label.requirement(requirement)
                .map(LabelRules.LabelRequirement::profiles)
                .orElse(Set.of());
        if (ticked.isEmpty()) form.error("profils", "drafts.other.profils.missing");
        else if (!concerned.isEmpty() && !concerned.containsAll(ticked))
            form.error("profils", "drafts.other.profils.wrong");
        return ticked;
    }
}
