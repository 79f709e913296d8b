package org.tousaidants.label.recognition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.sitevisits.PlaceLabelStatuses;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.web.Page;

/// Shows the status of a place's label on the coordinators' page of the place.
@Component
class PlaceLabelStatusProvider implements PlaceLabelStatuses {
    private final PlaceLabelDesk labels;

    PlaceLabelStatusProvider(PlaceLabelDesk labels) {
        this.labels = labels;
    }

    @Override
    public Optional<LabelStatusNotice> of(PlaceCode code, Page page) {
        return labels.told(code)
                .flatMap(told -> told.now(page, false))
                .map(now -> new LabelStatusNotice(
                        page.t("labels.state." + now.state().key()),
                        now.kind(),
                        now.sentence(),
                        now.why(),
                        now.next()));
    }
}
