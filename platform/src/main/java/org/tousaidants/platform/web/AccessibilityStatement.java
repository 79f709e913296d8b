package org.tousaidants.platform.web;

import java.time.LocalDate;
import java.util.Optional;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.tenancy.Tenants;

/// « Déclaration d’accessibilité » — the audit that the territory declares; without a date the site is not
/// audited.
///
/// @param rate the percentage of criteria that are met
/// @param plan address of the plan of several years; may be empty
record AccessibilityStatement(Optional<LocalDate> auditedOn, int rate, String auditor, String plan) {
    private static final int ALL = 100;
    private static final int HALF = 50;

    static AccessibilityStatement of(Tenants tenants) {
        return new AccessibilityStatement(
                ValueParser.day(tenants.setting("accessibility.audited-on")),
                ValueParser.number(tenants.setting("accessibility.rate")).orElse(0),
                tenants.setting("accessibility.auditor"),
                tenants.setting("accessibility.plan"));
    }

    /// Message key of the compliance level by decree 2019-768, art. 4: fully, partly (half of the criteria or
    /// more) or not compliant.
    String key() {
        if (auditedOn.isEmpty()) return "web.accessibility.state";
        return "web.accessibility.state." + (rate == ALL ? "whole" : rate >= HALF ? "part" : "none");
    }
}
