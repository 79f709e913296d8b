package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Provenance;
import org.tousaidants.platform.jobs.IndependentSteps;

/// « Fiches à relire » — finds stale sheets, and asks about them.
@Component
class StalePlacesJob {
    private static final int PIECE = 100;

    private final UpkeepRequestStore requests;
    private final ReportReader reportReader;
    private final Places places;
    private final SheetReview sheetReview;
    private final TransactionTemplate transaction;

    StalePlacesJob(
            UpkeepRequestStore requests,
            ReportReader reportReader,
            Places places,
            SheetReview sheetReview,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.reportReader = reportReader;
        this.places = places;
        this.sheetReview = sheetReview;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Asks about stale subjects, and no longer about those updated meanwhile. In small batches: an answer at
    /// this moment waits for one of them at most, and no batch holds many locks while waiting.
    void look(Map<PlaceId, Map<Field, Provenance>> known, Instant now) {
        var waiting = reportReader.waiting().stream()
                .map(report -> Report.placeOf(report.subject()))
                .distinct()
                .toList();
        var reported =
                places.find(waiting).values().stream().map(Place::id).collect(Collectors.toCollection(HashSet::new));
        var old = new HashSet<PlaceId>();
        known.forEach((place, provenance) -> {
            if (!sheetReview.stale(provenance, now).isEmpty()) old.add(place);
        });
        var pending = requests.pending();
        var about = places.find(pending.stream().map(CareRequest::place).toList());
        var steps = new IndependentSteps();
        var asked = new HashSet<PlaceId>();
        for (var ask : pending) {
            var found = about.get(ask.place());
            var place = found == null ? ask.place() : found.id();
            if (ask.why() == CareRequest.Cause.STALE && !old.contains(place) && !reported.contains(place))
                steps.tried(() -> transaction.executeWithoutResult(
                        status -> requests.done(ask.id(), CareRequest.Outcome.FRESH, now)));
            else asked.add(place);
        }
        reported.removeAll(asked);
        open(reported, CareRequest.Cause.REPORT, now, steps);
        old.removeAll(asked);
        open(old, CareRequest.Cause.STALE, now, steps);
        steps.end();
    }

    private void open(Set<PlaceId> places, CareRequest.Cause why, Instant now, IndependentSteps steps) {
        var all = List.copyOf(places);
        for (var from = 0; from < all.size(); from += PIECE) {
            var piece = all.subList(from, Math.min(all.size(), from + PIECE));
            steps.tried(() -> transaction.executeWithoutResult(status -> requests.open(piece, why, now)));
        }
    }
}
