package org.tousaidants.community.funding;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;

/// « Plan d’action » — page with the actions of the territory, each with the figure that measures it.
@Component
class ActionPlanReader {
    /// @param seen the figure, if one was chosen
    record ActionRow(FundingCall.TerritoryAction action, Optional<ActionIndicators.IndicatorView> seen) {}

    private final FundingCalls fundingCalls;
    private final ObjectProvider<ActionIndicators> indicators;

    ActionPlanReader(FundingCalls fundingCalls, ObjectProvider<ActionIndicators> indicators) {
        this.fundingCalls = fundingCalls;
        this.indicators = indicators;
    }

    List<ActionRow> lines(Page page) {
        return fundingCalls.actions().stream()
                .map(action -> new ActionRow(action, seen(action, page)))
                .toList();
    }

    private Optional<ActionIndicators.IndicatorView> seen(FundingCall.TerritoryAction action, Page page) {
        if (action.figure().isEmpty()) return Optional.empty();
        return indicators.stream()
                .flatMap(some -> some.shown(action.figure(), page).stream())
                .findFirst();
    }

    /// The figures that can measure an action.
    List<Choice> figures(Page page) {
        return indicators.stream()
                .flatMap(some -> some.all(page).stream())
                .map(one -> Choice.of(one.id(), one.name()))
                .toList();
    }
}
