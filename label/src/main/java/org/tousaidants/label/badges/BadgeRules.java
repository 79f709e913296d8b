package org.tousaidants.label.badges;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.badges.Badge.Act;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.inforce.Version;

/// « Règles d’une preuve » — the very content that it was given under: a proposal may be published again, changed,
/// under one number.
@Service
class BadgeRules {
    private final Rules rules;

    BadgeRules(Rules rules) {
        this.rules = rules;
    }

    Optional<Version> of(Badge badge) {
        return of(rules.versions(), badge);
    }

    boolean voted(Badge badge) {
        return of(badge).filter(Version::adopted).isPresent();
    }

    /// The one that ruled at the last decision; of rules that were written down later only, the first.
    private static Optional<Version> of(List<Version> versions, Badge badge) {
        var under = badge.recognised();
        var named = versions.stream()
                .filter(one ->
                        one.id().equals(under.protocol()) && one.version().equals(under.version()))
                .toList();
        var decided = decided(badge);
        var day = Paris.day(decided);
        return named.stream()
                .filter(one ->
                        !one.publishedAt().isAfter(decided) && !one.inForce().isAfter(day))
                .max(Comparator.comparing(Version::inForce).thenComparing(Version::publishedAt))
                .or(() -> named.stream().min(Comparator.comparing(Version::publishedAt)));
    }

    private static Instant decided(Badge badge) {
        return badge.steps().stream()
                .filter(step -> step.act() == Act.ISSUED || step.act() == Act.RENEWED)
                .map(Badge.Step::at)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> badge.edition().from());
    }
}
