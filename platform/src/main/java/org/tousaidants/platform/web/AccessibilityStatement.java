package org.tousaidants.platform.web;

import java.time.LocalDate;
import java.util.Optional;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.tenancy.Tenants;

/// « Déclaration d’accessibilité » — the result of the accessibility audit that the territory declares.
///
/// @param auditedOn date of the audit; empty if the site was not audited
/// @param rate percentage of criteria that are met
/// @param plan address of the accessibility plan for several years; may be empty
record AccessibilityStatement(Optional<LocalDate> auditedOn, int rate, String auditor, String plan) {
    private static final int ALL = 100;
    private static final int HALF = 50;

    static AccessibilityStatement of(Tenants tenants) {
        return new AccessibilityStatement(
                FormValueParser.day(tenants.setting("accessibility.audited-on")),
                FormValueParser.number(tenants.setting("accessibility.rate")).orElse(0),
                tenants.setting("accessibility.auditor"),
                tenants.setting("accessibility.plan"));
    }

    /// Returns the message key of the compliance level by decree 2019-768, art. 4: fully, partly (half of the
    /// criteria or more) or not compliant.
    String key() {
        if (auditedOn.isEmpty()) return "web.accessibility.state";
        return "web.accessibility.state." + (rate == ALL ? "whole" : rate >= HALF ? "part" : "none");
    }
}
