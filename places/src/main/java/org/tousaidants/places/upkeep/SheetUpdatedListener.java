package org.tousaidants.places.upkeep;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// Closes the request to check a sheet after a person of the network has updated the sheet and all reports about it
/// are answered. Links that were already sent still work, so that the answer of a contact person who is just
/// answering is not lost.
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

    /// Closes the request to check this record, in the same transaction as the update of the sheet.
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
