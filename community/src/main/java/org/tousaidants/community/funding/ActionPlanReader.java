package org.tousaidants.community.funding;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// « Plan d’action » — the page with the actions of the territory, each with the figure that measures it.
@Component
class ActionPlanReader {
    /// One action on the page.
    ///
    /// @param seen the figure that measures it, if one was chosen
    record ActionPlanRow(FundingCall.TerritoryAction action, Optional<ActionPlanIndicators.IndicatorView> seen) {}

    private final FundingCalls fundingCalls;
    private final ObjectProvider<ActionPlanIndicators> indicators;

    ActionPlanReader(FundingCalls fundingCalls, ObjectProvider<ActionPlanIndicators> indicators) {
        this.fundingCalls = fundingCalls;
        this.indicators = indicators;
    }

    List<ActionPlanRow> lines(Page page) {
        return fundingCalls.actions().stream()
                .map(action -> new ActionPlanRow(action, seen(action, page)))
                .toList();
    }

    /// @param scheme the only scheme whose actions are listed; empty for the whole plan
    List<ActionPlanRow> lines(Optional<LocalScheme> scheme, Page page) {
        return lines(page).stream()
                .filter(line -> scheme.isEmpty() || line.action().scheme().equals(scheme))
                .toList();
    }

    private Optional<ActionPlanIndicators.IndicatorView> seen(FundingCall.TerritoryAction action, Page page) {
        if (action.figure().isEmpty()) return Optional.empty();
        return indicators.stream()
                .flatMap(some -> some.shown(action.figure(), page).stream())
                .findFirst();
    }

    /// Returns the figures that can measure an action, as options of a form.
    List<FormChoice> figures(Page page) {
        return indicators.stream()
                .flatMap(some -> some.all(page).stream())
                .map(one -> FormChoice.of(one.id(), one.name()))
                .toList();
    }
}
