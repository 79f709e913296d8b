package org.tousaidants.observatory.figures;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.community.funding.ActionPlanIndicators;
import org.tousaidants.platform.web.Page;

/// Offers every figure as an indicator for an action of the territory's plan.
@Component
class ActionPlanFigures implements ActionPlanIndicators {
    private final Figures figures;

    ActionPlanFigures(Figures figures) {
        this.figures = figures;
    }

    @Override
    public List<IndicatorName> all(Page page) {
        return figures.used()
                .map(one -> new IndicatorName(one.id(), one.said("name", page.lang())))
                .toList();
    }

    @Override
    public Optional<IndicatorView> shown(String id, Page page) {
        return figures.find(id).map(counted -> {
            var words = new FormattedFigure(page, counted);
            var why = words.why();
            var day = counted.last().map(last -> page.shortDay(last.day())).orElse("");
            return new IndicatorView(
                    words.said("name"),
                    words.address(),
                    why.isEmpty() ? words.measured() : why,
                    why.isEmpty() ? day : "",
                    why.isEmpty() ? earlier(words) : Optional.empty());
        });
    }

    /// Returns the value of a year ago. If there is none, returns the oldest publishable value of the same
    /// series of values; empty if there is none either.
    private static Optional<EarlierIndicatorValue> earlier(FormattedFigure words) {
        var counted = words.counted();
        var last = counted.last().orElseThrow();
        var known = counted.trend().stream()
                .filter(one -> one.edition() == last.edition() && one.day().isBefore(last.day()))
                .filter(one -> one.shown(words.definition().kind()) != null)
                .toList();
        var year = counted.yearAgo();
        return known.stream()
                .filter(one -> year.filter(one.day()::equals).isPresent())
                .findFirst()
                .or(() -> known.stream().findFirst())
                .map(one ->
                        new EarlierIndicatorValue(words.said(one), words.page().shortDay(one.day())));
    }
}
