package org.tousaidants.platform.expireddata;

import java.util.Optional;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.web.Page;

/// « Règle de conservation en mots » — describes a retention rule in words.
///
/// @param what the retained data
/// @param why the reason for their retention
/// @param since the start of the period
/// @param period the period and its start; empty if the rule has no period
public record RetentionRuleText(String what, String why, String since, Optional<String> period) {
    public static RetentionRuleText of(RetentionRule rule, Page page) {
        var key = page.has(rule.key()) ? rule.key() : "forgetting.kept." + rule.name();
        var since = page.t(key + ".since");
        return new RetentionRuleText(
                page.t(key),
                page.t(key + ".why"),
                since,
                rule.period()
                        .map(period -> period.toTotalMonths() > 0
                                ? page.t("forgetting.months", period.toTotalMonths(), since)
                                : page.t("forgetting.days", period.getDays(), since)));
    }
}
