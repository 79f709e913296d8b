package org.tousaidants.places.upkeep;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Freshness;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.UpkeepRules;

/// Nobody is asked any more about a sheet that somebody of the network has just made fresh, once its reports are
/// answered. The links that left still work: whoever is answering at this moment loses nothing.
@Component
class FreshSheetListener {
    private final OpenRequests pending;
    private final ReportStore reports;
    private final Records records;
    private final Places places;
    private final UpkeepRules upkeep;

    FreshSheetListener(OpenRequests pending, ReportStore reports, Records records, Places places, UpkeepRules upkeep) {
        this.pending = pending;
        this.reports = reports;
        this.records = records;
        this.places = places;
        this.upkeep = upkeep;
    }

    /// In the transaction of the act that may have made it so.
    void settle(String network, PlaceId record, Instant now) {
        var place = records.root(network, record);
        pending.of(network, place)
                .filter(ask -> ask.handed()
                        .filter(why -> why == CareRequest.Handed.STILL_GIVEN)
                        .isEmpty())
                .filter(ask ->
                        reports.waiting(network, records.of(network, place)).isEmpty())
                .filter(ask -> Freshness.of(upkeep, places.provenance(network, place), now).subjects().stream()
                        .noneMatch(Freshness.Subject::stale))
                .ifPresent(ask -> pending.done(network, place, CareRequest.Outcome.FRESH, now));
    }
}
