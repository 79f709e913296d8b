package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentAnswer;
import org.tousaidants.label.observations.Observation;
import org.tousaidants.label.observations.Signature;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.Verdict;
import org.tousaidants.rules.protocol.Charter.Commitment;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// « Constats » — service for the observed facts, signatures and verdict of a place.
@Service
public class PlaceObservations {
    private static final int OLDEST_DAYS = 366;
    private static final int NAME = 160;

    /// « Le dossier d’un lieu » — the dossier as the coordinator reads it.
    ///
    /// @param confirmed when a person last confirmed the hours
    /// @param recognised last day of the recognition, if it is still valid
    record File(
            Place place,
            PublishedRules.InForce rules,
            Verdict verdict,
            List<Commitment> commitments,
            Map<String, Signature> signatures,
            List<Observation> sightings,
            Optional<LocalDate> confirmed,
            Optional<LocalDate> recognised,
            int waiting) {}

    sealed interface FileResult {
        record Found(File file) implements FileResult {}

        record NotJudged(Place place, LocalisedText sentence) implements FileResult {}
    }

    /// The report of a visit.
    public record Noted(LocalDate on, Map<String, Long> values, String note) {}

    public sealed interface VisitReportResult {
        record Done() implements VisitReportResult {}

        /// Refused: the day is in the future or too long ago.
        record InvalidVisitDay() implements VisitReportResult {}

        /// Refused: the person helps at the place or is responsible for it; another person must report.
        record OwnPlaceRefused() implements VisitReportResult {}

        /// Refused: the committee did not appoint the person as a visitor.
        record NotAppointedVisitor() implements VisitReportResult {}

        /// Refused: the fact does not exist, or its value is invalid.
        record WrongValue(String fact) implements VisitReportResult {}
    }

    /// The content for a link: the charter of one place.
    record CharterToSign(Place place, PublishedRules.InForce rules, List<Commitment> commitments, String name) {}

    private final VisitStore store;
    private final PlaceDossiers dossiers;
    private final Places places;
    private final PublishedRules rules;
    private final Visitors visitors;
    private final PlaceStageLinkSender visitLinkSender;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceObservations(
            VisitStore store,
            PlaceDossiers dossiers,
            Places places,
            PublishedRules rules,
            Visitors visitors,
            PlaceStageLinkSender visitLinkSender,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.places = places;
        this.rules = rules;
        this.visitors = visitors;
        this.visitLinkSender = visitLinkSender;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    FileResult read(Actor reader, PlaceCode code) {
        var found = dossiers.find(code);
        if (found.isEmpty()) throw new NotFound();
        var now = rules.now();
        var place = found.get().place();
        var records = dossiers.records(place);
        return switch (now.judge().judge(found.get().dossier(), now.today())) {
            case Judge.NotJudged(var sentence) -> new FileResult.NotJudged(place, sentence);
            case Judge.Judged(var verdict) ->
                new FileResult.Found(new File(
                        place,
                        now,
                        verdict,
                        now.protocol().charter().of(verdict.profile().id()),
                        store.signatures(records).getOrDefault(place.id().value(), Map.of()),
                        store.sightings(records).getOrDefault(place.id().value(), List.of()),
                        dossiers.confirmedHours(place),
                        found.get().dossier().held().map(Dossier.Held::until).filter(day -> !day.isBefore(now.today())),
                        visitLinkSender.waiting(PlaceStageLinkSender.Destination.CHARTER, records)));
        };
    }

    /// The facts that a visitor may record under the current rules.
    List<Fact> facts() {
        return rules.now().protocol().places().facts();
    }

    @Transactional(readOnly = true)
    Optional<Place> place(Actor reader, PlaceCode code) {
        return places.find(code);
    }

    Visitors.Standing standing(Actor reader, Place place) {
        return visitors.standing(reader, place);
    }

    @Transactional
    public VisitReportResult note(Actor by, PlaceCode code, Noted noted) {
        var place = places.find(code);
        if (place.isEmpty()) throw new NotFound();
        switch (visitors.standing(by, place.get())) {
            case HER_OWN -> {
                return new VisitReportResult.OwnPlaceRefused();
            }
            case NOT_NAMED -> {
                return new VisitReportResult.NotAppointedVisitor();
            }
            case MAY_SEE -> {}
        }
        var today = LocalDate.now(clock);
        if (noted.on().isAfter(today) || noted.on().isBefore(today.minusDays(OLDEST_DAYS)))
            return new VisitReportResult.InvalidVisitDay();
        for (var value : noted.values().entrySet())
            if (!fits(value.getKey(), value.getValue())) return new VisitReportResult.WrongValue(value.getKey());
        noted.values()
                .forEach((fact, value) -> store.add(
                        place.get().id().value(),
                        new Observation(fact, value, noted.on(), noted.note(), by.id(), clock.instant())));
        events.publishEvent(
                new PlaceFactsRecorded(by.id(), place.get().id(), noted.values().size()));
        return new VisitReportResult.Done();
    }

    private boolean fits(String id, long value) {
        return facts().stream().anyMatch(fact -> fact.id().equals(id) && fact.takes(value, VisitForm.MOST));
    }

    /// Sends a link to the charter to a person responsible for the place, in their language.
    @Transactional
    boolean invite(Actor by, PlaceCode code, PlaceStageLinkSender.To to) {
        var place = places.find(code);
        if (!by.is(Role.COORDINATOR) || place.isEmpty()) return false;
        visitLinkSender.send(by.network(), PlaceStageLinkSender.Destination.CHARTER, place.get(), to);
        return true;
    }

    /// « Lien vers la charte » — creates a link with which one person signs for a place, once, from a day on;
    /// returns its address.
    @Transactional
    public String link(Actor by, PlaceId place, String name, LocalDate from, LocalDate until) {
        return visitLinkSender.make(
                PlaceStageLinkSender.Destination.CHARTER,
                place,
                name.length() > NAME ? name.substring(0, NAME) : name,
                Optional.of(from.atStartOfDay(ParisTime.ZONE).toInstant()),
                until.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant());
    }

    /// The content for a link; empty if the link is invalid: unknown, used, expired, or for rules not in force
    /// yet.
    @Transactional(readOnly = true)
    Optional<CharterToSign> open(String secret) {
        return visitLinkSender
                .open(PlaceStageLinkSender.Destination.CHARTER, secret)
                .valid()
                .flatMap(link -> opened(link));
    }

    /// The first day of a link that is not valid yet.
    @Transactional(readOnly = true)
    Optional<LocalDate> opensOn(String secret) {
        return visitLinkSender.open(PlaceStageLinkSender.Destination.CHARTER, secret)
                        instanceof LinkResult.Early(var link)
                ? link.what().opens().map(ParisTime::day)
                : Optional.empty();
    }

    private Optional<CharterToSign> opened(Link link) {
        return opened(new PlaceId(link.about()), link.what().name().orElse(""));
    }

    private Optional<CharterToSign> opened(PlaceId id, String name) {
        var now = rules.now();
        return dossiers.find(id)
                .map(found -> new CharterToSign(
                        found.place(),
                        now,
                        now.protocol().charter().of(found.dossier().profile()),
                        name));
    }

    /// Signs by the link in a letter, once.
    @Transactional
    CharterSignatureResult sign(String secret, String signer, List<CommitmentAnswer> answers) {
        var link = visitLinkSender
                .open(PlaceStageLinkSender.Destination.CHARTER, secret)
                .valid();
        var opened = link.flatMap(one -> opened(one));
        if (opened.isEmpty()) return new CharterSignatureResult.NotFound();
        var signatures = signatures(opened.get(), answers, signer, Optional.empty());
        if (signatures.isEmpty()) return new CharterSignatureResult.TextChanged();
        if (!visitLinkSender.use(link.orElseThrow())) return new CharterSignatureResult.NotFound();
        return write(opened.get(), signatures.get());
    }

    /// Records a signature from paper as a coordinator.
    @Transactional
    public CharterSignatureResult sign(Actor by, PlaceCode code, String signer, List<CommitmentAnswer> answers) {
        var opened = place(by, code).flatMap(place -> opened(place.id(), ""));
        if (!by.is(Role.COORDINATOR) || opened.isEmpty()) return new CharterSignatureResult.NotFound();
        var signatures = signatures(opened.get(), answers, signer, Optional.of(by.id()));
        return signatures.isEmpty() ? new CharterSignatureResult.TextChanged() : write(opened.get(), signatures.get());
    }

    private CharterSignatureResult write(CharterToSign opened, List<Signature> signatures) {
        signatures.forEach(one -> store.add(opened.place().id().value(), one));
        events.publishEvent(new PlaceCharterSigned(
                signatures.getFirst().by(), opened.place().id(), signatures.size()));
        return new CharterSignatureResult.Signed();
    }

    /// The signatures of all commitments in their current texts; empty if one is missing or outdated.
    private Optional<List<Signature>> signatures(
            CharterToSign opened, List<CommitmentAnswer> answers, String signer, Optional<UUID> by) {
        var answered =
                answers.stream().map(CommitmentAnswer::commitment).distinct().count();
        var whole = !answers.isEmpty()
                && answers.size() == answered
                && answered == opened.commitments().size()
                && CommitmentAnswer.current(answers, opened.commitments());
        var at = clock.instant();
        return whole
                ? Optional.of(answers.stream()
                        .map(answer -> answer.signed(signer, by, opened.rules().hash(), at))
                        .toList())
                : Optional.empty();
    }
}
