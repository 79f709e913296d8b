package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Courriel au responsable » — sends one letter to one contact person, in a separate transaction that locks the
/// person's row: nobody gets two letters, even if two jobs run at the same time.
@Service
class UpkeepLetterToCaretaker {
    /// The content of a letter to one person: the place of each request, by request, the most urgent first.
    record PlacesInLetter(PlaceCaretaker to, Map<UUID, Place> about) {}

    private final PlaceCaretakerStore caretakers;
    private final SheetCheckRequestStore requests;
    private final PlaceUpkeepHistory history;
    private final SheetQuestionsToReview sheetReview;
    private final UpkeepLetterSender post;
    private final ValuePerTenant<UpkeepLetterRules> rules;

    UpkeepLetterToCaretaker(
            PlaceCaretakerStore caretakers,
            SheetCheckRequestStore requests,
            PlaceUpkeepHistory history,
            SheetQuestionsToReview sheetReview,
            UpkeepLetterSender post,
            ValuePerTenant<UpkeepLetterRules> rules) {
        this.caretakers = caretakers;
        this.requests = requests;
        this.history = history;
        this.sheetReview = sheetReview;
        this.post = post;
        this.rules = rules;
    }

    /// Sends the letter and returns true; returns false if nothing is left to send. It locks the rows of the
    /// recipient and of the requests and reads everything again, so that changes by another job are included.
    /// Rows that another job has locked are skipped.
    ///
    /// @param errand the letter to send
    @Transactional
    boolean post(PlacesInLetter errand, Instant now) {
        var kept = caretakers.keep(errand.to().mail(), "", now);
        var to = caretakers.lock(kept.id());
        if (to.isEmpty() || !to.get().reachable()) return false;
        var last = history.lastLetterTo(kept.id());
        if (last.isPresent()
                && last.get().plus(rules.here().betweenLettersToAPerson()).isAfter(now)) return false;
        var ids = errand.about().keySet().stream()
                .limit(rules.here().mostPlacesInALetter())
                .toList();
        var due = requests.lock(ids).stream()
                .filter(ask -> switch (ask.due(rules.here(), history.lastLetter(ask.place()), now)) {
                    case FIRST_LETTER, REMINDER -> true;
                    case NOTHING_YET, DESK -> false;
                })
                .map(ask -> about(ask, Objects.requireNonNull(errand.about().get(ask.id())), now))
                .toList();
        if (due.isEmpty()) return false;
        post.ask(
                new PlaceCaretaker(
                        kept.id(),
                        kept.mail(),
                        to.get().name(),
                        to.get().lang(),
                        errand.to().chosen(),
                        Optional.empty()),
                due,
                now);
        return true;
    }

    private UpkeepLetterSender.PlaceInUpkeepLetter about(SheetCheckRequest ask, Place place, Instant now) {
        return new UpkeepLetterSender.PlaceInUpkeepLetter(ask, place, sheetReview.of(place.id(), now));
    }
}
