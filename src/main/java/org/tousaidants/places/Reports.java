package org.tousaidants.places;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Les signalements » — the errors that people report, and what the network answers.
@Service
public class Reports {
    private static final int SHOWN = 200;

    private final ReportStore store;
    private final PlaceStore places;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reports(ReportStore store, PlaceStore places, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.places = places;
        this.clock = clock;
        this.events = events;
    }

    /// The id is the form's: a form sent twice makes one report. Returns whether the place exists.
    @Transactional
    boolean send(String network, PlaceCode code, UUID id, Report.Topic topic, String message, String contact) {
        var place = places.byCode(network, code);
        place.ifPresent(found -> store.insert(network, id, found.id(), clock.instant(), topic, message, contact));
        return place.isPresent();
    }

    /// Reading what people left to be reached is itself noted.
    @Transactional
    List<Report> list(String network, UUID reader) {
        var reports = store.list(network, SHOWN);
        var withContact = (int)
                reports.stream().filter(report -> !report.contact().isEmpty()).count();
        if (withContact > 0) events.publishEvent(new ReportsRead(network, reader, reports.size(), withContact));
        return reports;
    }

    /// How many wait for an answer.
    @Transactional(readOnly = true)
    public int waiting(String network) {
        return store.waiting(network);
    }

    /// « Réponse » — what became of an answer.
    enum Answering {
        ANSWERED,
        ANSWERED_BEFORE,
        NOT_FOUND
    }

    @Transactional
    Answering answer(String network, UUID id, Voice.Person person, String words) {
        if (store.answer(network, id, clock.instant(), person.account(), words)) return Answering.ANSWERED;
        return store.exists(network, id) ? Answering.ANSWERED_BEFORE : Answering.NOT_FOUND;
    }
}
