package org.tousaidants.support.referrals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.find.answers.SearchSummary;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.Urgency;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.referrals.Referral.AttentionPoint;

/// Fills the draft with the answers that the person gave in the search. The person reads them before the
/// draft is sent.
final class ReferralDraftFromSearch {
    private ReferralDraftFromSearch() {}

    static Map<String, List<String>> of(Search search, Page page) {
        var filled = new HashMap<String, List<String>>();
        if (!search.needs().isEmpty())
            filled.put("need", search.needs().stream().map(Need::parameter).toList());
        if (search.urgency() == Urgency.TODAY) filled.put("urgent", List.of("oui"));
        if (search.urgency() == Urgency.WEEK) filled.put("when", List.of(page.t("referrals.searched.week")));
        var attention = new ArrayList<String>();
        for (var criterion : search.matters()) attention(criterion).ifPresent(one -> attention.add(one.key()));
        if (!search.languages().isEmpty()) {
            attention.add(AttentionPoint.LANGUAGE.key());
            filled.put("words", List.of(page.t("referrals.searched.languages", SearchSummary.languages(page, search))));
        }
        var distinct = attention.stream().distinct().toList();
        if (!distinct.isEmpty()) filled.put("attention", distinct);
        return filled;
    }

    private static Optional<AttentionPoint> attention(Criterion criterion) {
        return Optional.ofNullable(
                switch (criterion) {
                    case WHEELCHAIR -> AttentionPoint.MOVING;
                    case HEARING -> AttentionPoint.HEARING;
                    case SIGHT -> AttentionPoint.SEEING;
                    case ILLITERACY -> AttentionPoint.READING;
                    case ENGLISH, OTHER_LANGUAGE -> AttentionPoint.LANGUAGE;
                    case FREE, PASS, INDIVIDUAL, WORKSHOP, FOR_ME, ITINERANT, REPAIR, MENTAL, QUIET -> null;
                });
    }
}
