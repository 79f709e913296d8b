package org.tousaidants.label.recognition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.sitevisits.PlaceLabelStatuses;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Page;

/// Shows the status of a place's label on the page of the place for the coordination.
@Component
class PlaceLabelText implements PlaceLabelStatuses {
    private final PlaceLabelDesk labels;

    PlaceLabelText(PlaceLabelDesk labels) {
        this.labels = labels;
    }

    @Override
    public Optional<StandingNotice> of(PlaceCode code, Page page) {
        return labels.told(code)
                .flatMap(told -> told.now(page, false))
                .map(now -> new StandingNotice(
                        page.t("labels.state." + now.state().key()),
                        now.kind(),
                        now.sentence(),
                        now.why(),
                        now.next()));
    }
}
