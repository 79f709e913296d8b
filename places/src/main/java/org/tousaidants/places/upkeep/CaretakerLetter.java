package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Courriel au responsable » — one letter to one caretaker, in a transaction of its own that locks the
/// caretaker's row: no person gets two letters even if two jobs run at once.
@Service
class CaretakerLetter {
    /// The letter to one person: the place of each request, the most urgent first.
    record Errand(Caretaker to, Map<UUID, Place> about) {}

    private final CaretakerStore caretakers;
    private final UpkeepRequestStore requests;
    private final CareHistory history;
    private final SheetReview sheetReview;
    private final UpkeepLetterSender post;
    private final TenantValues<CareRules> rules;

    CaretakerLetter(
            CaretakerStore caretakers,
            UpkeepRequestStore requests,
            CareHistory history,
            SheetReview sheetReview,
            UpkeepLetterSender post,
            TenantValues<CareRules> rules) {
        this.caretakers = caretakers;
        this.requests = requests;
        this.history = history;
        this.sheetReview = sheetReview;
        this.post = post;
        this.rules = rules;
    }

    /// Everything is read again with the rows of the addressee and of the requests locked: another job's writes
    /// are seen, and rows that it has locked are skipped. False when there is nothing to write any more.
    @Transactional
    boolean post(Errand errand, Instant now) {
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
                new Caretaker(
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

    private UpkeepLetterSender.About about(CareRequest ask, Place place, Instant now) {
        return new UpkeepLetterSender.About(ask, place, sheetReview.of(place.id(), now));
    }
}
