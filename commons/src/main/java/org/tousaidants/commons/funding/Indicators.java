package org.tousaidants.commons.funding;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.web.Page;

/// « Indicateurs d’une action » — the figures by which one may see that an action changes something, as another room
/// counts them. A room that counts declares a bean.
public interface Indicators {
    /// All that may be chosen.
    List<Named> all(Page page);

    /// Empty when there is no such figure any more.
    Optional<Shown> shown(String id, Page page);

    /// « Chiffre à choisir ».
    record Named(String id, String name) {}

    /// « Tendance » — the figure now, and what it was a year ago or as far back as it is known.
    ///
    /// @param path of its page, with its chart and how it is counted
    /// @param now with its unit, or why it is not told
    /// @param earlier said as now is, with its day
    record Shown(String name, String path, String now, String day, Optional<Earlier> earlier) {}

    record Earlier(String said, String day) {}
}
