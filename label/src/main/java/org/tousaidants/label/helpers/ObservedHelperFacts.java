package org.tousaidants.label.helpers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.label.observations.LabelDossierPiece;
import org.tousaidants.label.observations.ObservedFact;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;
import org.tousaidants.rules.protocol.LabelRules.RequirementKind;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les constats » — records facts that a coordinator observed about a helper, such as a diploma, hours of
/// training, or the number of times that they helped. These facts are part of the dossier.
@Service
public class ObservedHelperFacts implements LabelDossierPart<UUID> {
    static final int MOST = 1_000_000;

    /// The observed facts about one helper, as a coordinator sees them.
    ///
    /// @param facts facts that the current rules ask for
    /// @param seen recorded facts, newest first
    /// @param names names of the observers
    record ObservedFactsOfHelper(
            Helper helper, String name, List<LabelFact> facts, List<ObservedFact> seen, Map<UUID, String> names) {}

    /// « Vu » — an observed fact as a coordinator enters it.
    ///
    /// @param value yes is 1, no is 0; otherwise a number
    /// @param on day of the observation
    /// @param source document that was seen, or a remark
    public record ObservedFactInput(String fact, long value, LocalDate on, String source) {}

    /// The result of recording a fact.
    public sealed interface FactRecordingResult {
        record FactRecorded() implements FactRecordingResult {}

        record FactDateInFuture() implements FactRecordingResult {}

        /// The fact is not recorded, because coordinators may not record facts about themselves.
        record OwnFactsRefused() implements FactRecordingResult {}

        record ObservedHelperNotFound() implements FactRecordingResult {}
    }

    private final HelperFileStore helpers;
    private final Accounts accounts;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ObservedHelperFacts(
            HelperFileStore helpers,
            Accounts accounts,
            PublishedRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.helpers = helpers;
        this.accounts = accounts;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the facts about a helper; empty if the reader may not read them. The reading is logged.
    @Transactional
    Optional<ObservedFactsOfHelper> of(SignedInPerson reader, UUID helper) {
        var found = reader.is(Role.COORDINATOR) ? helpers.find(helper) : Optional.<Helper>empty();
        if (found.isEmpty()) return Optional.empty();
        var seen = helpers.sightings(helper);
        var people = seen.stream().map(ObservedFact::by).collect(Collectors.toSet());
        people.add(found.get().account());
        var names = accounts.names(people);
        events.publishEvent(new HelperFactsRead(reader.id(), helper));
        return Optional.of(new ObservedFactsOfHelper(
                found.get(),
                names.getOrDefault(found.get().account(), ""),
                rules.now().protocol().helpers().facts(),
                seen,
                names));
    }

    /// Records a fact about a helper. If the same fact is submitted twice, it is stored once.
    ///
    /// @param by coordinator who observed the fact
    /// @param sight the fact
    @Transactional
    public FactRecordingResult see(SignedInPerson by, UUID helper, ObservedFactInput sight) {
        var found = by.is(Role.COORDINATOR) ? helpers.find(helper) : Optional.<Helper>empty();
        if (found.isEmpty() || unknown(sight)) return new FactRecordingResult.ObservedHelperNotFound();
        if (found.get().account().equals(by.id())) return new FactRecordingResult.OwnFactsRefused();
        var at = clock.instant();
        if (sight.on().isAfter(ParisTime.day(at))) return new FactRecordingResult.FactDateInFuture();
        var last = helpers.sightings(helper).stream()
                .filter(seen -> seen.fact().equals(sight.fact()))
                .findFirst();
        if (last.filter(seen -> seen.value() == sight.value()
                        && seen.on().equals(sight.on())
                        && seen.note().equals(sight.source()))
                .isPresent()) return new FactRecordingResult.FactRecorded();
        helpers.add(helper, new ObservedFact(sight.fact(), sight.value(), sight.on(), sight.source(), by.id(), at));
        events.publishEvent(new HelperFactRecorded(by.id(), helper, sight.fact()));
        return new FactRecordingResult.FactRecorded();
    }

    private boolean unknown(ObservedFactInput sight) {
        return rules.now().protocol().helpers().facts().stream()
                .noneMatch(fact -> fact.id().equals(sight.fact()) && fact.takes(sight.value(), MOST));
    }

    @Override
    public List<LabelDossierPiece> pieces(UUID helper) {
        var facts = rules.now().protocol().helpers().facts();
        return helpers.sightings(helper).stream()
                .flatMap(seen -> facts.stream()
                        .filter(fact -> fact.id().equals(seen.fact()))
                        .map(fact -> LabelDossierPiece.of(
                                RequirementKind.ONE_OF,
                                fact.type() == LabelFactType.YES_NO
                                        ? "helpers.piece.fact.yes_no"
                                        : "helpers.piece.fact",
                                fact.question(),
                                seen.value(),
                                seen.on(),
                                seen.note())))
                .toList();
    }
}
