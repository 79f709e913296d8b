package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.Optional;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Page;

/// « Où en est le label d’un lieu » — as another room knows it: what the committee gave, took or was asked is not
/// told here. A room that knows declares a bean.
public interface PlaceStandings {
    /// Empty when nothing was ever given.
    Optional<StandingNotice> of(PlaceCode code, Page page);

    /// @param kind of the notice
    /// @param why what those who decided wrote; empty when nothing was taken
    record StandingNotice(String title, String kind, String sentence, String why, List<String> next) {}
}
