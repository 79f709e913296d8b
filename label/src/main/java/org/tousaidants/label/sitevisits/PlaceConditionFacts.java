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
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentSignature;
import org.tousaidants.label.observations.ObservedFact;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelVerdict;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.versions.PublishedRules;

/// « Constats » — records the observed facts and signatures of a place, and computes its verdict.
@Service
public class PlaceConditionFacts {
    private static final int OLDEST_DAYS = 366;
    private static final int NAME = 160;

    /// « Le dossier d’un lieu » — the dossier of a place as a coordinator reads it.
    ///
    /// @param confirmed day on which a person last confirmed the hours
    /// @param recognised last day of the recognition, if it is still valid
    record PlaceLabelFile(
            Place place,
            PublishedRules.RulesInForce rules,
            LabelVerdict verdict,
            List<CharterCommitment> commitments,
            Map<String, CommitmentSignature> signatures,
            List<ObservedFact> sightings,
            Optional<LocalDate> confirmed,
            Optional<LocalDate> recognised,
            int waiting) {}

    sealed interface PlaceFileResult {
        record PlaceFileFound(PlaceLabelFile file) implements PlaceFileResult {}

        record PlaceFileNotJudged(Place place, LocalisedText sentence) implements PlaceFileResult {}
    }

    /// The report of a visit.
    ///
    /// @param on day of the visit
    /// @param values values by fact
    public record VisitReport(LocalDate on, Map<String, Long> values, String note) {}

    public sealed interface VisitReportResult {
        record VisitReportRecorded() implements VisitReportResult {}

        /// The report is refused, because the day of the visit is in the future or too long ago.
        record InvalidVisitDay() implements VisitReportResult {}

        /// The report is refused, because the person helps at the place or is responsible for it. Another
        /// person must report.
        record VisitOfOwnPlaceRefused() implements VisitReportResult {}

        /// The report is refused, because the committee did not appoint the person as a visitor.
        record NotAppointedVisitor() implements VisitReportResult {}

        /// The report is refused, because a fact does not exist or its value is not valid.
        ///
        /// @param fact id of the fact
        record InvalidVisitValue(String fact) implements VisitReportResult {}
    }

    /// The content for a link to the charter of one place.
    ///
    /// @param name name of the person to whom the link was sent
    record CharterToSign(
            Place place, PublishedRules.RulesInForce rules, List<CharterCommitment> commitments, String name) {}

    private final PlaceVisitStore store;
    private final PlaceLabelDossiers dossiers;
    private final Places places;
    private final PublishedRules rules;
    private final PlaceVisitors visitors;
    private final PlaceStageLinkSender visitLinkSender;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceConditionFacts(
            PlaceVisitStore store,
            PlaceLabelDossiers dossiers,
            Places places,
            PublishedRules rules,
            PlaceVisitors visitors,
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
    PlaceFileResult read(SignedInPerson reader, PlaceCode code) {
        var found = dossiers.find(code);
        if (found.isEmpty()) throw new NotFoundException();
        var now = rules.now();
        var place = found.get().place();
        var records = dossiers.records(place);
        return switch (now.judge().judge(found.get().dossier(), now.today())) {
            case DossierJudge.DossierNotJudgeable(var sentence) ->
                new PlaceFileResult.PlaceFileNotJudged(place, sentence);
            case DossierJudge.DossierJudged(var verdict) ->
                new PlaceFileResult.PlaceFileFound(new PlaceLabelFile(
                        place,
                        now,
                        verdict,
                        now.protocol().charter().of(verdict.profile().id()),
                        store.signatures(records).getOrDefault(place.id().value(), Map.of()),
                        store.sightings(records).getOrDefault(place.id().value(), List.of()),
                        dossiers.confirmedHours(place),
                        found.get()
                                .dossier()
                                .held()
                                .map(LabelDossier.HeldRecognition::until)
                                .filter(day -> !day.isBefore(now.today())),
                        visitLinkSender.waiting(PlaceStageLinkSender.PlaceLinkDestination.CHARTER, records)));
        };
    }

    /// Returns the facts that a visitor may record under the current rules.
    List<LabelFact> facts() {
        return rules.now().protocol().places().facts();
    }

    @Transactional(readOnly = true)
    Optional<Place> place(SignedInPerson reader, PlaceCode code) {
        return places.find(code);
    }

    PlaceVisitors.VisitPermission standing(SignedInPerson reader, Place place) {
        return visitors.standing(reader, place);
    }

    @Transactional
    public VisitReportResult note(SignedInPerson by, PlaceCode code, VisitReport noted) {
        var place = places.find(code);
        if (place.isEmpty()) throw new NotFoundException();
        switch (visitors.standing(by, place.get())) {
            case HER_OWN -> {
                return new VisitReportResult.VisitOfOwnPlaceRefused();
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
            if (!fits(value.getKey(), value.getValue())) return new VisitReportResult.InvalidVisitValue(value.getKey());
        noted.values()
                .forEach((fact, value) -> store.add(
                        place.get().id().value(),
                        new ObservedFact(fact, value, noted.on(), noted.note(), by.id(), clock.instant())));
        events.publishEvent(
                new PlaceFactsRecorded(by.id(), place.get().id(), noted.values().size()));
        return new VisitReportResult.VisitReportRecorded();
    }

    private boolean fits(String id, long value) {
        return facts().stream().anyMatch(fact -> fact.id().equals(id) && fact.takes(value, PlaceVisitForm.MOST));
    }

    /// Sends a link to the charter to a person responsible for the place, in their language. Returns false if
    /// the place does not exist, or the sender is no coordinator.
    @Transactional
    boolean invite(SignedInPerson by, PlaceCode code, PlaceStageLinkSender.PlaceLinkRecipient to) {
        var place = places.find(code);
        if (!by.is(Role.COORDINATOR) || place.isEmpty()) return false;
        visitLinkSender.send(by.network(), PlaceStageLinkSender.PlaceLinkDestination.CHARTER, place.get(), to);
        return true;
    }

    /// « Lien vers la charte » — creates a link with which one person signs once for a place, from a day on;
    /// returns its address.
    ///
    /// @param from first day of validity
    /// @param until last day of validity
    @Transactional
    public String link(SignedInPerson by, PlaceId place, String name, LocalDate from, LocalDate until) {
        return visitLinkSender.make(
                PlaceStageLinkSender.PlaceLinkDestination.CHARTER,
                place,
                name.length() > NAME ? name.substring(0, NAME) : name,
                Optional.of(from.atStartOfDay(ParisTime.ZONE).toInstant()),
                until.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant());
    }

    /// Returns the charter that a link allows to sign. Empty if the link is unknown, used or expired, or if the
    /// rules with this charter are not in force yet.
    ///
    /// @param secret secret of the link
    @Transactional(readOnly = true)
    Optional<CharterToSign> open(String secret) {
        return visitLinkSender
                .open(PlaceStageLinkSender.PlaceLinkDestination.CHARTER, secret)
                .valid()
                .flatMap(link -> opened(link));
    }

    /// Returns the first day on which a link will be valid; empty if it is already valid or unknown.
    ///
    /// @param secret secret of the link
    @Transactional(readOnly = true)
    Optional<LocalDate> opensOn(String secret) {
        return visitLinkSender.open(PlaceStageLinkSender.PlaceLinkDestination.CHARTER, secret)
                        instanceof SecretLinkResult.LinkNotYetOpen(var link)
                ? link.what().opens().map(ParisTime::day)
                : Optional.empty();
    }

    private Optional<CharterToSign> opened(SecretLink link) {
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

    /// Signs the charter for a place by the link in a letter. Each link can be used once.
    ///
    /// @param secret secret of the link
    /// @param signer name and function of the person who signs
    @Transactional
    CharterSignatureResult sign(String secret, String signer, List<CharterCommitmentAnswer> answers) {
        var link = visitLinkSender
                .open(PlaceStageLinkSender.PlaceLinkDestination.CHARTER, secret)
                .valid();
        var opened = link.flatMap(one -> opened(one));
        if (opened.isEmpty()) return new CharterSignatureResult.CharterNotFound();
        var signatures = signatures(opened.get(), answers, signer, Optional.empty());
        if (signatures.isEmpty()) return new CharterSignatureResult.CharterTextChanged();
        if (!visitLinkSender.use(link.orElseThrow())) return new CharterSignatureResult.CharterNotFound();
        return write(opened.get(), signatures.get());
    }

    /// Records that the charter was signed on paper for a place, on behalf of a coordinator.
    @Transactional
    public CharterSignatureResult sign(
            SignedInPerson by, PlaceCode code, String signer, List<CharterCommitmentAnswer> answers) {
        var opened = place(by, code).flatMap(place -> opened(place.id(), ""));
        if (!by.is(Role.COORDINATOR) || opened.isEmpty()) return new CharterSignatureResult.CharterNotFound();
        var signatures = signatures(opened.get(), answers, signer, Optional.of(by.id()));
        return signatures.isEmpty()
                ? new CharterSignatureResult.CharterTextChanged()
                : write(opened.get(), signatures.get());
    }

    private CharterSignatureResult write(CharterToSign opened, List<CommitmentSignature> signatures) {
        signatures.forEach(one -> store.add(opened.place().id().value(), one));
        events.publishEvent(new PlaceCharterSigned(
                signatures.getFirst().by(), opened.place().id(), signatures.size()));
        return new CharterSignatureResult.CharterSigned();
    }

    /// Returns the signatures of all commitments; empty if an answer is missing or refers to an outdated text of
    /// its commitment.
    private Optional<List<CommitmentSignature>> signatures(
            CharterToSign opened, List<CharterCommitmentAnswer> answers, String signer, Optional<UUID> by) {
        var answered = answers.stream()
                .map(CharterCommitmentAnswer::commitment)
                .distinct()
                .count();
        var whole = !answers.isEmpty()
                && answers.size() == answered
                && answered == opened.commitments().size()
                && CharterCommitmentAnswer.current(answers, opened.commitments());
        var at = clock.instant();
        return whole
                ? Optional.of(answers.stream()
                        .map(answer -> answer.signed(signer, by, opened.rules().hash(), at))
                        .toList())
                : Optional.empty();
    }
}
