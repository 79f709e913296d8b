package org.tousaidants.community.funding;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Indicateurs d’une action » — figures that show the effect of an action, provided by another
/// package as a bean.
public interface Indicators {
    /// All available ones.
    List<Named> all(Page page);

    /// Empty when the figure no longer exists.
    Optional<IndicatorView> shown(String id, Page page);

    /// « Chiffre à choisir ».
    record Named(String id, String name) {}

    /// « Tendance » — the current value, and the value of a year ago or the oldest known one.
    ///
    /// @param path of its page, with its chart and definition
    /// @param now with its unit, or why it is not shown
    /// @param earlier in the same format, with its date
    record IndicatorView(String name, String path, String now, String day, Optional<Earlier> earlier) {}

    record Earlier(String said, String day) {}
}
