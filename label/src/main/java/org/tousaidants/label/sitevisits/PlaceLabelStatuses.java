package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.Optional;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Page;

/// « Où en est le label d’un lieu » — tells another package the status of a place's label, without the
/// committee's proposals. The package « recognition » implements it as a Spring bean.
public interface PlaceLabelStatuses {
    /// The status; empty if no label was ever granted.
    Optional<StandingNotice> of(PlaceCode code, Page page);

    /// @param kind kind of the notice
    /// @param why the reasons of the committee; empty if it decided nothing adverse
    record StandingNotice(String title, String kind, String sentence, String why, List<String> next) {}
}
