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
import org.tousaidants.label.observations.DossierPart;
import org.tousaidants.label.observations.DossierPiece;
import org.tousaidants.label.observations.Observation;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.Label.FactType;
import org.tousaidants.rules.protocol.Label.Kind;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les constats » — service for facts that a coordinator observed about a helper: a diploma, hours of
/// training, how often they helped. These facts are part of the dossier.
@Service
public class ObservedFacts implements DossierPart<UUID> {
    static final int MOST = 1_000_000;

    /// @param facts the facts that the current rules ask for
    /// @param seen recorded facts, newest first
    record Of(Helper helper, String name, List<Fact> facts, List<Observation> seen, Map<UUID, String> names) {}

    /// « Vu » — a fact as a coordinator enters it.
    public record ObservedFactInput(String fact, long value, LocalDate on, String source) {}

    /// The result of recording a fact.
    public sealed interface FactRecordingResult {
        record Written() implements FactRecordingResult {}

        record Ahead() implements FactRecordingResult {}

        /// Refused: coordinators may not record facts about themselves.
        record Herself() implements FactRecordingResult {}

        record NotFound() implements FactRecordingResult {}
    }

    private final HelperStore helpers;
    private final Accounts accounts;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ObservedFacts(
            HelperStore helpers,
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

    /// The facts about a helper. The log records that they were read.
    @Transactional
    Optional<Of> of(Actor reader, UUID helper) {
        var found = reader.is(Role.COORDINATOR) ? helpers.find(helper) : Optional.<Helper>empty();
        if (found.isEmpty()) return Optional.empty();
        var seen = helpers.sightings(helper);
        var people = seen.stream().map(Observation::by).collect(Collectors.toSet());
        people.add(found.get().account());
        var names = accounts.names(people);
        events.publishEvent(new FactsRead(reader.id(), helper));
        return Optional.of(new Of(
                found.get(),
                names.getOrDefault(found.get().account(), ""),
                rules.now().protocol().helpers().facts(),
                seen,
                names));
    }

    /// Records a fact. The same fact twice is written once.
    @Transactional
    public FactRecordingResult see(Actor by, UUID helper, ObservedFactInput sight) {
        var found = by.is(Role.COORDINATOR) ? helpers.find(helper) : Optional.<Helper>empty();
        if (found.isEmpty() || unknown(sight)) return new FactRecordingResult.NotFound();
        if (found.get().account().equals(by.id())) return new FactRecordingResult.Herself();
        var at = clock.instant();
        if (sight.on().isAfter(ParisTime.day(at))) return new FactRecordingResult.Ahead();
        var last = helpers.sightings(helper).stream()
                .filter(seen -> seen.fact().equals(sight.fact()))
                .findFirst();
        if (last.filter(seen -> seen.value() == sight.value()
                        && seen.on().equals(sight.on())
                        && seen.note().equals(sight.source()))
                .isPresent()) return new FactRecordingResult.Written();
        helpers.add(helper, new Observation(sight.fact(), sight.value(), sight.on(), sight.source(), by.id(), at));
        events.publishEvent(new FactObserved(by.id(), helper, sight.fact()));
        return new FactRecordingResult.Written();
    }

    private boolean unknown(ObservedFactInput sight) {
        return rules.now().protocol().helpers().facts().stream()
                .noneMatch(fact -> fact.id().equals(sight.fact()) && fact.takes(sight.value(), MOST));
    }

    @Override
    public List<DossierPiece> pieces(UUID helper) {
        var facts = rules.now().protocol().helpers().facts();
        return helpers.sightings(helper).stream()
                .flatMap(seen -> facts.stream()
                        .filter(fact -> fact.id().equals(seen.fact()))
                        .map(fact -> DossierPiece.of(
                                Kind.ONE_OF,
                                fact.type() == FactType.YES_NO ? "helpers.piece.fact.yes_no" : "helpers.piece.fact",
                                fact.question(),
                                seen.value(),
                                seen.on(),
                                seen.note())))
                .toList();
    }
}
