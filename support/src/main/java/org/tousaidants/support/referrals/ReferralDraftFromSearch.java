package org.tousaidants.support.referrals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.find.answers.HelpSearchSummary;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.NeedUrgency;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.referrals.Referral.ReferralAttentionPoint;

/// Fills the draft of a referral with the answers that the person gave in the search. The person reads the draft
/// before it is sent.
final class ReferralDraftFromSearch {
    private ReferralDraftFromSearch() {}

    static Map<String, List<String>> of(HelpSearch search, Page page) {
        var filled = new HashMap<String, List<String>>();
        if (!search.needs().isEmpty())
            filled.put("need", search.needs().stream().map(HelpNeed::parameter).toList());
        if (search.urgency() == NeedUrgency.TODAY) filled.put("urgent", List.of("oui"));
        if (search.urgency() == NeedUrgency.WEEK) filled.put("when", List.of(page.t("referrals.searched.week")));
        var attention = new ArrayList<String>();
        for (var criterion : search.matters()) attention(criterion).ifPresent(one -> attention.add(one.key()));
        if (!search.languages().isEmpty()) {
            attention.add(ReferralAttentionPoint.LANGUAGE.key());
            filled.put(
                    "words",
                    List.of(page.t("referrals.searched.languages", HelpSearchSummary.languages(page, search))));
        }
        var distinct = attention.stream().distinct().toList();
        if (!distinct.isEmpty()) filled.put("attention", distinct);
        return filled;
    }

    private static Optional<ReferralAttentionPoint> attention(SearchCriterion criterion) {
        return Optional.ofNullable(
                switch (criterion) {
                    case WHEELCHAIR -> ReferralAttentionPoint.MOVING;
                    case HEARING -> ReferralAttentionPoint.HEARING;
                    case SIGHT -> ReferralAttentionPoint.SEEING;
                    case ILLITERACY -> ReferralAttentionPoint.READING;
                    case ENGLISH, OTHER_LANGUAGE -> ReferralAttentionPoint.LANGUAGE;
                    case FREE, PASS, INDIVIDUAL, WORKSHOP, FOR_ME, ITINERANT, REPAIR, MENTAL, QUIET -> null;
                });
    }
}
