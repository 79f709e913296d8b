package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.LabelBadge.BadgeAct;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesVersion;

/// « Règles d’une preuve » — finds the exact rules under which a badge was given. The version number is not
/// sufficient, because a proposal of rules may be published several times under one number with different content.
@Service
class BadgeRules {
    private final PublishedRules rules;

    BadgeRules(PublishedRules rules) {
        this.rules = rules;
    }

    Optional<RulesVersion> of(LabelBadge badge) {
        return of(rules.versions(), badge);
    }

    boolean voted(LabelBadge badge) {
        return of(badge).filter(RulesVersion::adopted).isPresent();
    }

    /// Returns, of several versions of the rules, the version that was in force at the last decision about the
    /// badge. If the rules were stored only after this decision, returns the first version.
    private static Optional<RulesVersion> of(List<RulesVersion> versions, LabelBadge badge) {
        var under = badge.recognised();
        var named = versions.stream()
                .filter(one ->
                        one.id().equals(under.protocol()) && one.version().equals(under.version()))
                .toList();
        var decided = decided(badge);
        var day = ParisTime.day(decided);
        return named.stream()
                .filter(one ->
                        !one.publishedAt().isAfter(decided) && !one.inForce().isAfter(day))
                .max(Comparator.comparing(RulesVersion::inForce).thenComparing(RulesVersion::publishedAt))
                .or(() -> named.stream().min(Comparator.comparing(RulesVersion::publishedAt)));
    }

    private static Instant decided(LabelBadge badge) {
        return badge.steps().stream()
                .filter(step -> step.act() == BadgeAct.ISSUED || step.act() == BadgeAct.RENEWED)
                .map(LabelBadge.BadgeStep::at)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> badge.edition().from());
    }
}
