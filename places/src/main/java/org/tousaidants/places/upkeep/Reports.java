package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.mail.MailAddress;

/// « Les signalements » — the errors that people report, and what they are answered.
@Service
class Reports {
    private final ReportStore store;
    private final OpenRequests pending;
    private final StepStore steps;
    private final FreshSheetListener settling;
    private final Records records;
    private final CarePost post;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reports(
            ReportStore store,
            OpenRequests pending,
            StepStore steps,
            FreshSheetListener settling,
            Records records,
            CarePost post,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.pending = pending;
        this.steps = steps;
        this.settling = settling;
        this.records = records;
        this.post = post;
        this.clock = clock;
        this.events = events;
    }

    /// The id is the form's: a form sent twice makes one report. Returns whether the place exists.
    @Transactional
    boolean send(String network, PlaceCode code, ReportForm form, String lang, Optional<Actor> by) {
        var place = records.place(network, code);
        place.ifPresent(found -> {
            var now = clock.instant();
            var who = by.map(actor -> PlaceRelation.of(actor.role())).orElse(PlaceRelation.PUBLIC);
            var report = new Report(
                    form.id(),
                    found.id(),
                    now,
                    form.topic(),
                    form.message(),
                    shown(found, form.topic()),
                    lang,
                    who,
                    form.contact(),
                    Optional.empty());
            if (store.insert(network, report)) {
                pending.open(network, found.id(), CareRequest.Cause.REPORT, now);
                steps.append(
                        network,
                        CareStep.of(now, found.id(), CareStep.Act.REPORTED, who, by.map(Actor::id))
                                .about(report.id())
                                .saying(report.topic().name()));
            }
        });
        return place.isPresent();
    }

    @Transactional(readOnly = true)
    int count(String network) {
        return store.count(network);
    }

    /// Reading what people left to be reached is itself noted.
    @Transactional
    List<Report> list(String network, UUID reader, int offset, int limit) {
        var reports = store.list(network, offset, limit);
        var withContact = (int)
                reports.stream().filter(report -> report.contact().isPresent()).count();
        if (withContact > 0) events.publishEvent(new ReportsRead(network, reader, reports.size(), withContact));
        return reports;
    }

    /// How many wait for an answer.
    @Transactional(readOnly = true)
    public int waiting(String network) {
        return store.waiting(network);
    }

    /// What became of an answer.
    sealed interface Answering {
        /// Written; `mailed` when it also leaves by mail to who reported.
        record Answered(boolean mailed) implements Answering {}

        record AnsweredBefore() implements Answering {}

        record NotFound() implements Answering {}
    }

    @Transactional
    Answering answer(String network, UUID id, PlaceRelation as, UUID by, String words) {
        var now = clock.instant();
        var report = store.byId(network, id);
        if (report.isEmpty()) return new Answering.NotFound();
        if (!store.answer(network, id, now, as, by, words)) return new Answering.AnsweredBefore();
        var found = report.get();
        steps.append(
                network,
                CareStep.of(now, found.place(), CareStep.Act.ANSWERED, as, Optional.of(by))
                        .about(id));
        if (as != PlaceRelation.CARETAKER) settling.settle(network, found.place(), now);
        var mail = found.contact().flatMap(MailAddress::of);
        var place = records.place(network, found.place());
        if (mail.isEmpty() || place.isEmpty()) return new Answering.Answered(false);
        post.answer(network, mail.get(), found, place.get(), now);
        return new Answering.Answered(true);
    }

    private static Map<Field, String> shown(Place place, Report.Topic topic) {
        var shown = new EnumMap<Field, String>(Field.class);
        for (var field : topic.fields()) place.sheet().get(field).ifPresent(value -> shown.put(field, value));
        return shown;
    }
}
