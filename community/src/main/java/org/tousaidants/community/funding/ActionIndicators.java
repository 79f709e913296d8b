package org.tousaidants.community.funding;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Indicateurs d’une action » — the figures that can measure an action. Another package implements it as a
/// Spring bean.
public interface ActionIndicators {
    /// All available figures.
    List<NamedIndicator> all(Page page);

    /// A figure with its values; empty if it no longer exists.
    Optional<IndicatorView> shown(String id, Page page);

    /// « Chiffre à choisir » — a figure that can be chosen, with its name.
    record NamedIndicator(String id, String name) {}

    /// « Tendance » — the current value of a figure, and its value a year ago or the oldest known.
    ///
    /// @param path page with its chart and definition
    /// @param now with its unit, or why it is not shown
    /// @param earlier in the same format, with its date
    record IndicatorView(String name, String path, String now, String day, Optional<EarlierIndicatorValue> earlier) {}

    record EarlierIndicatorValue(String said, String day) {}
}
