package org.tousaidants.community.funding;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Indicateurs d’une action » — provides the figures that can measure an action. Another package implements it as
/// a Spring bean.
public interface ActionPlanIndicators {
    /// Returns all available figures.
    List<IndicatorName> all(Page page);

    /// Returns a figure with its current and earlier value; empty if the figure no longer exists.
    ///
    /// @param id id of the figure
    Optional<IndicatorView> shown(String id, Page page);

    /// « Chiffre à choisir » — a figure that can be chosen, with its name.
    record IndicatorName(String id, String name) {}

    /// « Tendance » — the current value of a figure, and its value a year ago or the oldest known value.
    ///
    /// @param path path of the page with its chart and definition
    /// @param now value with its unit, or the reason why it is not shown
    /// @param day day of the value
    /// @param earlier earlier value with its date, in the same format
    record IndicatorView(String name, String path, String now, String day, Optional<EarlierIndicatorValue> earlier) {}

    record EarlierIndicatorValue(String said, String day) {}
}
