package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Provenance;

/// « Courriel à une personne » — looked at again with her row held: at most one letter in a time, about what is still
/// due.
@Component
class PersonLetter {
    private final CaretakerStore caretakers;
    private final LetterStore letters;
    private final AskStore asks;
    private final Records records;
    private final CareRules rules;
    private final CarePosting posting;

    PersonLetter(
            CaretakerStore caretakers,
            LetterStore letters,
            AskStore asks,
            Records records,
            CareRules rules,
            CarePosting posting) {
        this.caretakers = caretakers;
        this.letters = letters;
        this.asks = asks;
        this.records = records;
        this.rules = rules;
        this.posting = posting;
    }

    /// Everything is looked at again with the addressee's row and the asks held: what another round wrote meanwhile is
    /// seen, what it is at work on is passed over.
    boolean letter(
            String network,
            CareErrand errand,
            Map<PlaceId, Place> about,
            Map<PlaceId, Map<Field, Provenance>> known,
            Instant now) {
        var kept = caretakers.keep(network, errand.to().mail(), "", now);
        var to = caretakers.lock(network, kept.id());
        if (to.isEmpty() || !to.get().reachable()) return false;
        var last = letters.lastTo(network, kept.id());
        if (last.isPresent() && last.get().plus(rules.betweenLettersToAPerson()).isAfter(now)) return false;
        var ids = errand.asks().stream()
                .limit(rules.mostPlacesInALetter())
                .map(CareRequest::id)
                .toList();
        var locked = asks.lock(network, ids);
        var due = locked.stream()
                .filter(ask -> switch (ask.due(rules, written(network, ask.place()), now)) {
                    case FIRST_LETTER, REMINDER -> true;
                    case NOTHING_YET, DESK -> false;
                })
                .toList();
        if (due.isEmpty()) return false;
        posting.post(
                network,
                new Caretaker(
                        kept.id(),
                        kept.mail(),
                        to.get().name(),
                        to.get().lang(),
                        errand.to().chosen(),
                        Optional.empty()),
                due,
                about,
                known,
                now);
        return true;
    }

    private Optional<Instant> written(String network, PlaceId place) {
        return asks.lastLetters(network, records.of(network, place)).values().stream()
                .max(Comparator.naturalOrder());
    }
}
