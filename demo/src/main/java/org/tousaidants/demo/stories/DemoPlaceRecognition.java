package org.tousaidants.demo.stories;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.CommitmentAnswer;
import org.tousaidants.label.recognition.CommitteeProposals;
import org.tousaidants.label.sitevisits.DemoPlaceStages;
import org.tousaidants.label.sitevisits.PlaceObservations;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les lieux reconnus du village » — creates recognised places: each completed its stages with inhabitants
/// and a peer place, was visited, signed the charter and was proposed.
@Component
class DemoPlaceRecognition {
    private static final String FIRST = "France services de Saintes";
    private static final Map<String, Long> SEEN = Map.of(
            "accueil-humain", 1L,
            "coin-discret", 1L,
            "entree-sans-marche", 1L,
            "horaires-a-jour", 1L,
            "personnes-reconnues", 2L);
    private static final DemoPlaceStages.Words DONE = new DemoPlaceStages.Words(
            "L’équipe (Démonstration)", "La porte reste ouverte le matin.", "Elle paraissait fermée.");
    /// The texts of each stage of the base protocol, by its id.
    private static final Map<String, DemoPlaceStages.Words> WORK = Map.of(
            "ecouter",
            new DemoPlaceStages.Words(
                    "Six habitants, à la sortie du marché (Démonstration)",
                    "Ils ne savent pas s’il faut un rendez-vous.",
                    "Trois n’osaient pas entrer."),
            "visite-croisee",
            new DemoPlaceStages.Words(
                    "Les deux équipes (Démonstration)",
                    "Là-bas, une affiche invite à entrer.",
                    "Voir comment d’autres accueillent."),
            "choisir",
            new DemoPlaceStages.Words(
                    "L’équipe (Démonstration)",
                    "Une affiche sur la porte : « Entrez, on vous attend. »",
                    "Trois personnes n’osaient pas entrer sans rendez-vous."),
            "essayer",
            new DemoPlaceStages.Words(
                    "L’équipe et deux membres du comité (Démonstration)",
                    "L’affiche reste. Plus de gens entrent sans rendez-vous.",
                    "Le comité l’a vue en place."));

    private final PlaceObservations visits;
    private final DemoPlaceStages work;
    private final CommitteeProposals proposals;
    private final Directory directory;
    private final PublishedRules rules;
    private final DemoCommitteeSigner committee;
    private final Clock clock;

    DemoPlaceRecognition(
            PlaceObservations visits,
            DemoPlaceStages work,
            CommitteeProposals proposals,
            Directory directory,
            PublishedRules rules,
            DemoCommitteeSigner committee,
            Clock clock) {
        this.visits = visits;
        this.work = work;
        this.proposals = proposals;
        this.directory = directory;
        this.rules = rules;
        this.committee = committee;
        this.clock = clock;
    }

    Optional<Place> first(Actor nadia) {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(FIRST))
                .findFirst();
    }

    void recognise(Actor nadia, List<Actor> members, Place place) {
        peer(place).ifPresent(peer -> work.hold(nadia, place, peer, step -> WORK.getOrDefault(step, DONE)));
        visits.note(
                nadia,
                place.code(),
                new PlaceObservations.Noted(ParisTime.today(clock), SEEN, "Vu un mardi matin. (Démonstration)"));
        visits.sign(
                nadia,
                place.code(),
                "La responsable de l’accueil (Démonstration)",
                rules.now().protocol().charter().of("lieu").stream()
                        .map(one -> new CommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
        if (proposals.propose(nadia, place.code())
                instanceof CommitteeProposals.Proposing.Proposed(var _, var proposal))
            committee.grant(members, proposal);
    }

    /// The first other place by name, so that the result is deterministic.
    private Optional<Place> peer(Place place) {
        return directory.snapshot().places().stream()
                .filter(other -> !other.id().equals(place.id()))
                .min(Comparator.comparing(Place::name)
                        .thenComparing(other -> other.code().value()));
    }
}
