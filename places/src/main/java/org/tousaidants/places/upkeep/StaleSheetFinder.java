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
import org.tousaidants.places.directory.ValueProvenance;
import org.tousaidants.platform.jobs.IndependentStepRunner;

/// « Fiches à relire » — job that finds stale sheets and opens requests to check them.
@Component
class StaleSheetFinder {
    private static final int PIECE = 100;

    private final SheetCheckRequestStore requests;
    private final ErrorReportReader reportReader;
    private final Places places;
    private final SheetQuestionsToReview sheetReview;
    private final TransactionTemplate transaction;

    StaleSheetFinder(
            SheetCheckRequestStore requests,
            ErrorReportReader reportReader,
            Places places,
            SheetQuestionsToReview sheetReview,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.reportReader = reportReader;
        this.places = places;
        this.sheetReview = sheetReview;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Opens requests for sheets with outdated subjects, and closes requests whose subjects were updated in the
    /// meantime. It works in small batches, so that a concurrent answer waits for at most one batch and no batch
    /// holds many locks.
    ///
    /// @param known source and date of each value, by place
    void look(Map<PlaceId, Map<Field, ValueProvenance>> known, Instant now) {
        var waiting = reportReader.waiting().stream()
                .map(report -> SheetErrorReport.placeOf(report.subject()))
                .distinct()
                .toList();
        var reported =
                places.find(waiting).values().stream().map(Place::id).collect(Collectors.toCollection(HashSet::new));
        var old = new HashSet<PlaceId>();
        known.forEach((place, provenance) -> {
            if (!sheetReview.stale(provenance, now).isEmpty()) old.add(place);
        });
        var pending = requests.pending();
        var about = places.find(pending.stream().map(SheetCheckRequest::place).toList());
        var steps = new IndependentStepRunner();
        var asked = new HashSet<PlaceId>();
        for (var ask : pending) {
            var found = about.get(ask.place());
            var place = found == null ? ask.place() : found.id();
            if (ask.why() == SheetCheckRequest.CheckRequestCause.STALE
                    && !old.contains(place)
                    && !reported.contains(place))
                steps.tried(() -> transaction.executeWithoutResult(
                        status -> requests.done(ask.id(), SheetCheckRequest.CheckRequestOutcome.FRESH, now)));
            else asked.add(place);
        }
        reported.removeAll(asked);
        open(reported, SheetCheckRequest.CheckRequestCause.REPORT, now, steps);
        old.removeAll(asked);
        open(old, SheetCheckRequest.CheckRequestCause.STALE, now, steps);
        steps.end();
    }

    private void open(
            Set<PlaceId> places, SheetCheckRequest.CheckRequestCause why, Instant now, IndependentStepRunner steps) {
        var all = List.copyOf(places);
        for (var from = 0; from < all.size(); from += PIECE) {
            var piece = all.subList(from, Math.min(all.size(), from + PIECE));
            steps.tried(() -> transaction.executeWithoutResult(status -> requests.open(piece, why, now)));
        }
    }
}
