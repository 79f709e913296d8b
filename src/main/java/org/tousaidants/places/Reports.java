package org.tousaidants.places;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Les signalements » — the errors that people report, and what the network answers.
@Service
class Reports {
    private static final int SHOWN = 200;

    private final ReportStore store;
    private final PlaceStore places;
    private final Clock clock;

    Reports(ReportStore store, PlaceStore places, Clock clock) {
        this.store = store;
        this.places = places;
        this.clock = clock;
    }

    /// The id is the form's: a form sent twice makes one report. Returns whether the place exists.
    @Transactional
    boolean send(String network, PlaceCode code, UUID id, Report.Topic topic, String message, String contact) {
        var place = places.byCode(network, code);
        place.ifPresent(found -> store.insert(network, id, found.id(), clock.instant(), topic, message, contact));
        return place.isPresent();
    }

    @Transactional(readOnly = true)
    List<Report> list(String network) {
        return store.list(network, SHOWN);
    }

    @Transactional(readOnly = true)
    int waiting(String network) {
        return store.waiting(network);
    }

    /// Returns whether this answer was written: not when somebody answered before.
    @Transactional
    boolean answer(String network, UUID id, Voice.Person person, String words) {
        return store.answer(network, id, clock.instant(), person.account(), words);
    }
}
