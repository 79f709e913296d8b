package org.tousaidants.places.upkeep;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// Closes the questions about a sheet that a person of the network has just updated, once its reports are
/// answered. The links already sent still work, so that an answer at this moment is not lost.
@Component
class PlaceUpdatedListener {
    private final UpkeepRequestTracker requestTracker;
    private final SheetReview sheetReview;
    private final RecordGroup recordGroup;

    PlaceUpdatedListener(UpkeepRequestTracker requestTracker, SheetReview sheetReview, RecordGroup recordGroup) {
        this.requestTracker = requestTracker;
        this.sheetReview = sheetReview;
        this.recordGroup = recordGroup;
    }

    /// Runs in the transaction of the act.
    void settle(PlaceId record, Instant now) {
        var place = recordGroup.root(record);
        requestTracker
                .of(place)
                .filter(ask -> ask.handed()
                        .filter(why -> why == CareRequest.Handed.STILL_GIVEN)
                        .isEmpty())
                .filter(ask -> sheetReview.of(place, now).none())
                .ifPresent(ask -> requestTracker.done(place, CareRequest.Outcome.FRESH, now));
    }
}
