package org.tousaidants.places.upkeep;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// Closes the request about a sheet that a person of the network has just updated, once its reports are answered.
/// Links already sent still work, so that an answer at this moment is not lost.
@Component
class SheetUpdatedListener {
    private final SheetCheckRequestTracker requestTracker;
    private final SheetQuestionsToReview sheetReview;
    private final RecordsOfPlace recordGroup;

    SheetUpdatedListener(
            SheetCheckRequestTracker requestTracker, SheetQuestionsToReview sheetReview, RecordsOfPlace recordGroup) {
        this.requestTracker = requestTracker;
        this.sheetReview = sheetReview;
        this.recordGroup = recordGroup;
    }

    /// Closes the request, in the same transaction as the update.
    void settle(PlaceId record, Instant now) {
        var place = recordGroup.root(record);
        requestTracker
                .of(place)
                .filter(ask -> ask.handed()
                        .filter(why -> why == SheetCheckRequest.HandedToCoordinatorReason.STILL_GIVEN)
                        .isEmpty())
                .filter(ask -> sheetReview.of(place, now).none())
                .ifPresent(ask -> requestTracker.done(place, SheetCheckRequest.CheckRequestOutcome.FRESH, now));
    }
}
