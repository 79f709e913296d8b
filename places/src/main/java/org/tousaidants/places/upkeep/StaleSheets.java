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

/// « Fiches à relire » — finds what has grown old, and asks about it.
@Component
class StaleSheets {
    private static final int PIECE = 100;

    private final AskStore asks;
    private final OpenReports reports;
    private final Places places;
    private final SheetQuestions questions;
    private final TransactionTemplate transaction;

    StaleSheets(
            AskStore asks,
            OpenReports reports,
            Places places,
            SheetQuestions questions,
            PlatformTransactionManager transactions) {
        this.asks = asks;
        this.reports = reports;
        this.places = places;
        this.questions = questions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Asks about what has grown old, and no longer about what a person looked at meanwhile. By small pieces: an
    /// answer at this moment waits for one of them at most, and none waits while holding many.
    void look(String network, Map<PlaceId, Map<Field, Provenance>> known, Instant now) {
        var waiting = reports.waiting(network).stream()
                .map(report -> Report.placeOf(report.subject()))
                .distinct()
                .toList();
        var reported = places.find(network, waiting).values().stream()
                .map(Place::id)
                .collect(Collectors.toCollection(HashSet::new));
        var old = new HashSet<PlaceId>();
        known.forEach((place, provenance) -> {
            if (!questions.stale(network, provenance, now).isEmpty()) old.add(place);
        });
        var pending = asks.pending(network);
        var about =
                places.find(network, pending.stream().map(CareRequest::place).toList());
        var asked = new HashSet<PlaceId>();
        for (var ask : pending) {
            var found = about.get(ask.place());
            var place = found == null ? ask.place() : found.id();
            if (ask.why() == CareRequest.Cause.STALE && !old.contains(place) && !reported.contains(place))
                transaction.executeWithoutResult(
                        status -> asks.done(network, ask.id(), CareRequest.Outcome.FRESH, now));
            else asked.add(place);
        }
        reported.removeAll(asked);
        open(network, reported, CareRequest.Cause.REPORT, now);
        old.removeAll(asked);
        open(network, old, CareRequest.Cause.STALE, now);
    }

    private void open(String network, Set<PlaceId> places, CareRequest.Cause why, Instant now) {
        var all = List.copyOf(places);
        for (var from = 0; from < all.size(); from += PIECE) {
            var piece = all.subList(from, Math.min(all.size(), from + PIECE));
            transaction.executeWithoutResult(status -> asks.open(network, piece, why, now));
        }
    }
}
