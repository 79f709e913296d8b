package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;

/// « Redemander » — by the desk: whether a letter may leave about a place, and what it was asked for.
@Component
class AskAgain {
    private final AskStore asks;
    private final OpenRequests pending;
    private final Recipients recipients;
    private final Records records;
    private final StepStore steps;
    private final CareRules rules;
    private final Clock clock;

    AskAgain(
            AskStore asks,
            OpenRequests pending,
            Recipients recipients,
            Records records,
            StepStore steps,
            CareRules rules,
            Clock clock) {
        this.asks = asks;
        this.pending = pending;
        this.recipients = recipients;
        this.records = records;
        this.steps = steps;
        this.rules = rules;
        this.clock = clock;
    }

    /// Before that no letter may leave about the place.
    Optional<Instant> next(String network, Place place) {
        return lastLetter(network, place)
                .map(last -> last.plus(rules.betweenLettersOfAPlace()))
                .filter(from -> from.isAfter(clock.instant()));
    }

    /// The letter leaves with the next round.
    CareDesk.Asking ask(Actor by, Place place) {
        var network = by.network().id();
        var now = clock.instant();
        var next = next(network, place);
        if (next.isPresent()) return new CareDesk.Asking.TooSoon(next.get());
        if (recipients.of(network, place, 0) instanceof Recipients.Recipient.None) return new CareDesk.Asking.Nobody();
        pending.open(network, place.id(), CareRequest.Why.HAND, now);
        pending.reopen(network, place.id());
        steps.append(
                network, Step.of(now, place.id(), Step.Act.ASKED, PlaceRelation.of(by.role()), Optional.of(by.id())));
        return new CareDesk.Asking.Asked();
    }

    /// « C'est vu » — of what only needs a look; false when nothing of the kind waits.
    boolean seen(Actor by, Place place) {
        var network = by.network().id();
        var now = clock.instant();
        if (!pending.seen(network, place.id(), now)) return false;
        steps.append(
                network, Step.of(now, place.id(), Step.Act.SEEN, PlaceRelation.of(by.role()), Optional.of(by.id())));
        return true;
    }

    private Optional<Instant> lastLetter(String network, Place place) {
        return asks.lastLetters(network, records.of(network, place.id())).values().stream()
                .max(Comparator.naturalOrder());
    }
}
