package org.tousaidants.commons.funding;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;

/// « Plan d’action » — each action beside the figure by which one sees it.
@Component
class ActionPlan {
    /// @param seen by the figure that was chosen, if one was
    record Line(FundingCall.Action action, Optional<Indicators.Shown> seen) {}

    private final FundingCalls fundingCalls;
    private final ObjectProvider<Indicators> indicators;

    ActionPlan(FundingCalls fundingCalls, ObjectProvider<Indicators> indicators) {
        this.fundingCalls = fundingCalls;
        this.indicators = indicators;
    }

    List<Line> lines(Page page) {
        return fundingCalls.actions().stream()
                .map(action -> new Line(action, seen(action, page)))
                .toList();
    }

    private Optional<Indicators.Shown> seen(FundingCall.Action action, Page page) {
        if (action.figure().isEmpty()) return Optional.empty();
        return indicators.stream()
                .flatMap(some -> some.shown(action.figure(), page).stream())
                .findFirst();
    }

    /// The figures that an action may be seen by.
    List<Choice> figures(Page page) {
        return indicators.stream()
                .flatMap(some -> some.all(page).stream())
                .map(one -> Choice.of(one.id(), one.name()))
                .toList();
    }
}
