package org.tousaidants.label.sitevisits;

import java.util.List;
import java.util.Optional;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Page;

/// « Où en est le label d’un lieu » — returns the status of a place's label for other packages, without the
/// committee's proposals. The package `recognition` implements it as a Spring bean.
public interface PlaceLabelStatuses {
    /// Returns the status of a place's label in words; empty if the place never had a label.
    Optional<LabelStatusNotice> of(PlaceCode code, Page page);

    /// The status in words.
    ///
    /// @param kind kind of the notice
    /// @param why the reasons of the committee; empty if it decided nothing to the disadvantage of the place
    /// @param next next steps
    record LabelStatusNotice(String title, String kind, String sentence, String why, List<String> next) {}
}
