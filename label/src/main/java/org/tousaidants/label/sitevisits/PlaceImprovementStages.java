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
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.versions.PublishedRules;

/// « Démarches des lieux » — records the stages that a place completes before its recognition, including visits
/// between peer places. Its team or a coordinator plans and reports them.
@Service
public class PlaceImprovementStages {
    private static final int FARTHEST_DAYS = 366;

    /// « Démarche d’un lieu » — the stages that the rules require of a place, with the recorded and the missing
    /// ones.
    ///
    /// @param guests visits of other places to this place
    /// @param names names of the visited and the visiting places
    record PlaceStagesData(
            Place place,
            PublishedRules.RulesInForce rules,
            List<LabelRules.LabelStage> steps,
            List<PlaceImprovementStage> told,
            List<PlaceImprovementStageStore.StageWithPlace> guests,
            Map<PlaceId, String> names,
            Optional<RequirementFinding> asked) {
        Optional<LabelRules.LabelStage> step(String id) {
            return steps.stream().filter(step -> step.id().equals(id)).findFirst();
        }
    }

    private final PlaceImprovementStageStore store;
    private final PlaceLabelDossiers dossiers;
    private final PlaceDirectory directory;
    private final PublishedRules rules;
    private final PlaceStageLinkSender visitLinkSender;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlaceImprovementStages(
            PlaceImprovementStageStore store,
            PlaceLabelDossiers dossiers,
            PlaceDirectory directory,
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
    Optional<PlaceStagesData> of(SignedInPerson reader, PlaceCode code) {
        return dossiers.find(code).map(found -> of(found));
    }

    /// Returns the stages of the place to which a team's link belongs; empty if the link is not valid.
    ///
    /// @param secret secret of the link
    @Transactional(readOnly = true)
    Optional<PlaceStagesData> of(String secret) {
        return opened(secret).map(found -> of(found));
    }

    private Optional<PlaceLabelDossier> opened(String secret) {
        return visitLinkSender
                .open(PlaceStageLinkSender.PlaceLinkDestination.WORKING, secret)
                .valid()
                .flatMap(link -> dossiers.find(new PlaceId(link.about())));
    }

    private PlaceStagesData of(PlaceLabelDossier found) {
        var now = rules.now();
        var records = dossiers.records(found.place());
        var recorded = store.told(records).getOrDefault(found.place().id().value(), List.of());
        var guests = store.guests(records);
        var others = Stream.concat(
                        recorded.stream().flatMap(stage -> stage.peer().stream()),
                        guests.stream().map(PlaceImprovementStageStore.StageWithPlace::place))
                .collect(Collectors.toSet());
        return new PlaceStagesData(
                found.place(),
                now,
                now.protocol().places().procedure(),
                recorded,
                guests,
                dossiers.names(others),
                now.judge().judge(found.dossier(), now.today()) instanceof DossierJudge.DossierJudged(var verdict)
                        ? verdict.findings().stream()
                                .filter(finding -> finding.requirement().kind() == LabelRules.RequirementKind.WORKED)
                                .findFirst()
                        : Optional.empty());
    }

    /// Returns the places that match a typed text: a name, a name with its commune, or the address of a sheet.
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
        var words = TextNormalisation.words(typed);
        var named = places.stream()
                .filter(place -> TextNormalisation.words(place.name()).equals(words)
                        || TextNormalisation.words(place.name() + " " + place.commune())
                                .equals(words))
                .toList();
        return named.isEmpty()
                ? places.stream()
                        .filter(place -> TextNormalisation.words(place.name()).contains(words))
                        .toList()
                : named;
    }

    /// Records a stage of a place on behalf of a coordinator. Returns false if the rules have no such stage, or
    /// if its day is not allowed.
    ///
    /// @param told the stage
    @Transactional
    public boolean tell(SignedInPerson by, PlaceCode code, PlaceImprovementStage told) {
        if (!by.is(Role.COORDINATOR)) return false;
        return dossiers.find(code).filter(found -> tell(found.place(), told)).isPresent();
    }

    /// Records a stage of a place by the link of its team. Returns false if the link is not valid, the rules
    /// have no such stage, or its day is not allowed.
    ///
    /// @param secret secret of the link
    /// @param told the stage
    @Transactional
    boolean tell(String secret, PlaceImprovementStage told) {
        return opened(secret).filter(found -> tell(found.place(), told)).isPresent();
    }

    private boolean tell(Place place, PlaceImprovementStage told) {
        var steps = rules.now().protocol().places().procedure();
        if (told.on().isAfter(LocalDate.now(clock).plusDays(FARTHEST_DAYS))
                || steps.stream().noneMatch(step -> step.id().equals(told.stage()))
                || told.peer().filter(place.id()::equals).isPresent()) return false;
        store.add(place.id(), told);
        events.publishEvent(new PlaceImprovementStageRecorded(told.by(), place.id()));
        return true;
    }

    /// Sends a link to the team of a place, or to the team of the peer place that it visits, in the recipient's
    /// language. Returns false if the place does not exist, or if the sender is no coordinator.
    ///
    /// @param to the recipient
    @Transactional
    boolean invite(SignedInPerson by, PlaceCode code, PlaceStageLinkSender.PlaceLinkRecipient to) {
        var found = dossiers.find(code);
        if (!by.is(Role.COORDINATOR) || found.isEmpty()) return false;
        visitLinkSender.send(
                by.network(),
                PlaceStageLinkSender.PlaceLinkDestination.WORKING,
                found.get().place(),
                to);
        return true;
    }
}
