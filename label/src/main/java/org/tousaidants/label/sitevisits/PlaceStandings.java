package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.Optional;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Page;

/// « Où en est le label d’un lieu » — as another package knows it; the proposals of the committee are not
/// included. Such a package declares a bean.
public interface PlaceStandings {
    /// Empty when nothing was ever granted.
    Optional<StandingNotice> of(PlaceCode code, Page page);

    /// @param kind of the notice
    /// @param why the reasons of the committee; empty when nothing was taken
    record StandingNotice(String title, String kind, String sentence, String why, List<String> next) {}
}
