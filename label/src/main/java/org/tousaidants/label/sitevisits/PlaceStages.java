package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.rules.judging.Judge;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.Label;
import org.tousaidants.rules.versions.PublishedRules;

/// « Démarches des lieux » — service for the stages that a place completes before its recognition. Its team or
/// a coordinator plans and reports them; they include visits between peer places.
@Service
public class PlaceStages {
    private static final int FARTHEST_DAYS = 366;

    /// « Démarche d’un lieu » — the stages that the rules require of a place, with the recorded and the
    /// missing ones.
    ///
    /// @param guests visits of other places to this one
    /// @param names names of the places visited or visiting
    record PlaceStagesData(
            Place place,
            PublishedRules.InForce rules,
            List<Label.Stage> steps,
            List<PlaceStage> told,
            List<PlaceStageStore.StageWithPlace> guests,
            Map<PlaceId, String> names,
            Optional<RequirementFinding> asked) {
        Optional<Label.Stage> step(String id) {
            return steps.stream().filter(step -> step.id().equals(id)).findFirst();
        }
    }

    private final PlaceStageStore store;
    private final PlaceDossiers dossiers;
    private final Directory directory;
    private final PublishedRules rules;
    private final PlaceStageLinkSender visitLinkSender;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceStages(
            PlaceStageStore store,
            PlaceDossiers dossiers,
            Directory directory,
            PublishedRules rules,
            PlaceStageLinkSender visitLinkSender,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.directory = directory;
        this.rules = rules;
        this.visitLinkSender = visitLinkSender;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<PlaceStagesData> of(Actor reader, PlaceCode code) {
        return dossiers.find(code).map(found -> of(found));
    }

    /// The content for a team's link; empty if the link is invalid.
    @Transactional(readOnly = true)
    Optional<PlaceStagesData> of(String secret) {
        return opened(secret).map(found -> of(found));
    }

    private Optional<PlaceDossier> opened(String secret) {
        return visitLinkSender
                .open(PlaceStageLinkSender.Destination.WORKING, secret)
                .valid()
                .flatMap(link -> dossiers.find(new PlaceId(link.about())));
    }

    private PlaceStagesData of(PlaceDossier found) {
        var now = rules.now();
        var records = dossiers.records(found.place());
        var recorded = store.told(records).getOrDefault(found.place().id().value(), List.of());
        var guests = store.guests(records);
        var others = Stream.concat(
                        recorded.stream().flatMap(stage -> stage.peer().stream()),
                        guests.stream().map(PlaceStageStore.StageWithPlace::place))
                .collect(Collectors.toSet());
        return new PlaceStagesData(
                found.place(),
                now,
                now.protocol().places().procedure(),
                recorded,
                guests,
                dossiers.names(others),
                now.judge().judge(found.dossier(), now.today()) instanceof Judge.Judged(var verdict)
                        ? verdict.findings().stream()
                                .filter(finding -> finding.requirement().kind() == Label.Kind.WORKED)
                                .findFirst()
                        : Optional.empty());
    }

    /// The places that match a typed text: a name, a name with its commune, or the address of a sheet.
    @Transactional(readOnly = true)
    List<Place> meant(String typed) {
        var places = directory.snapshot().places();
        var code = PlaceCode.endOf(typed.strip());
        if (code.isPresent()) {
            var one = places.stream()
                    .filter(place -> place.code().equals(code.get()))
                    .toList();
            if (!one.isEmpty()) return one;
        }
        var words = TextFolding.words(typed);
        var named = places.stream()
                .filter(place -> TextFolding.words(place.name()).equals(words)
                        || TextFolding.words(place.name() + " " + place.commune())
                                .equals(words))
                .toList();
        return named.isEmpty()
                ? places.stream()
                        .filter(place -> TextFolding.words(place.name()).contains(words))
                        .toList()
                : named;
    }

    /// Records a stage as a coordinator; false if the rules have no such stage, or the day is not possible.
    @Transactional
    public boolean tell(Actor by, PlaceCode code, PlaceStage told) {
        if (!by.is(Role.COORDINATOR)) return false;
        return dossiers.find(code).filter(found -> tell(found.place(), told)).isPresent();
    }

    /// Records a stage by the team's link; false also if the link is invalid.
    @Transactional
    boolean tell(String secret, PlaceStage told) {
        return opened(secret).filter(found -> tell(found.place(), told)).isPresent();
    }

    private boolean tell(Place place, PlaceStage told) {
        var steps = rules.now().protocol().places().procedure();
        if (told.on().isAfter(LocalDate.now(clock).plusDays(FARTHEST_DAYS))
                || steps.stream().noneMatch(step -> step.id().equals(told.stage()))
                || told.peer().filter(place.id()::equals).isPresent()) return false;
        store.add(place.id(), told);
        events.publishEvent(new PlaceStageRecorded(told.by(), place.id()));
        return true;
    }

    /// Sends a link to the team of a place, in its language: the place itself, or the peer place that it
    /// visits.
    @Transactional
    boolean invite(Actor by, PlaceCode code, PlaceStageLinkSender.To to) {
        var found = dossiers.find(code);
        if (!by.is(Role.COORDINATOR) || found.isEmpty()) return false;
        visitLinkSender.send(
                by.network(),
                PlaceStageLinkSender.Destination.WORKING,
                found.get().place(),
                to);
        return true;
    }
}
