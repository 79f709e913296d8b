package org.tousaidants.places.upkeep;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceId;

/// Questions end about a sheet that a person of the network has just made fresh, once its reports are
/// answered. The links that left still work: an answer given at this moment is not lost.
@Component
class FreshSheetListener {
    private final OpenRequests pending;
    private final SheetQuestions questions;
    private final Records records;

    FreshSheetListener(OpenRequests pending, SheetQuestions questions, Records records) {
        this.pending = pending;
        this.questions = questions;
        this.records = records;
    }

    /// In the transaction of the act that may have made it so.
    void settle(String network, PlaceId record, Instant now) {
        var place = records.root(network, record);
        pending.of(network, place)
                .filter(ask -> ask.handed()
                        .filter(why -> why == CareRequest.Handed.STILL_GIVEN)
                        .isEmpty())
                .filter(ask -> questions.of(network, place, now).none())
                .ifPresent(ask -> pending.done(network, place, CareRequest.Outcome.FRESH, now));
    }
}
