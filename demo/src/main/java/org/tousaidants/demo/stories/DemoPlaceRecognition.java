package org.tousaidants.demo.stories;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.recognition.CommitteeProposals;
import org.tousaidants.label.sitevisits.DemoPlaceStages;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les lieux reconnus du village » — creates recognised places. Each has completed the stages of the label
/// together with inhabitants and another place, was visited, has signed the charter and was proposed to the
/// committee.
@Component
class DemoPlaceRecognition {
    private static final String FIRST = "France services de Saintes";
    private static final Map<String, Long> SEEN = Map.of(
            "accueil-humain", 1L,
            "coin-discret", 1L,
            "entree-sans-marche", 1L,
            "horaires-a-jour", 1L,
            "personnes-reconnues", 2L);
    private static final DemoPlaceStages.DemoStageTexts DONE = new DemoPlaceStages.DemoStageTexts(
            "L’équipe (Démonstration)", "La porte reste ouverte le matin.", "Elle paraissait fermée.");
    /// The texts of each stage in the common base of the label's rules, by the id of the stage.
    private static final Map<String, DemoPlaceStages.DemoStageTexts> WORK = Map.of(
            "ecouter",
            new DemoPlaceStages.DemoStageTexts(
                    "Six habitants, à la sortie du marché (Démonstration)",
                    "Ils ne savent pas s’il faut un rendez-vous.",
                    "Trois n’osaient pas entrer."),
            "visite-croisee",
            new DemoPlaceStages.DemoStageTexts(
                    "Les deux équipes (Démonstration)",
                    "Là-bas, une affiche invite à entrer.",
                    "Voir comment d’autres accueillent."),
            "choisir",
            new DemoPlaceStages.DemoStageTexts(
                    "L’équipe (Démonstration)",
                    "Une affiche sur la porte : « Entrez, on vous attend. »",
                    "Trois personnes n’osaient pas entrer sans rendez-vous."),
            "essayer",
            new DemoPlaceStages.DemoStageTexts(
                    "L’équipe et deux membres du comité (Démonstration)",
                    "L’affiche reste. Plus de gens entrent sans rendez-vous.",
                    "Le comité l’a vue en place."));

    private final PlaceConditionFacts visits;
    private final DemoPlaceStages work;
    private final CommitteeProposals proposals;
    private final PlaceDirectory directory;
    private final PublishedRules rules;
    private final DemoCommitteeVoter committee;
    private final Clock clock;

    DemoPlaceRecognition(
            PlaceConditionFacts visits,
            DemoPlaceStages work,
            CommitteeProposals proposals,
            PlaceDirectory directory,
            PublishedRules rules,
            DemoCommitteeVoter committee,
            Clock clock) {
        this.visits = visits;
        this.work = work;
        this.proposals = proposals;
        this.directory = directory;
        this.rules = rules;
        this.committee = committee;
        this.clock = clock;
    }

    Optional<Place> first(SignedInPerson nadia) {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(FIRST))
                .findFirst();
    }

    void recognise(SignedInPerson nadia, List<SignedInPerson> members, Place place) {
        peer(place).ifPresent(peer -> work.hold(nadia, place, peer, step -> WORK.getOrDefault(step, DONE)));
        visits.note(
                nadia,
                place.code(),
                new PlaceConditionFacts.VisitReport(
                        ParisTime.today(clock), SEEN, "Vu un mardi matin. (Démonstration)"));
        visits.sign(
                nadia,
                place.code(),
                "La responsable de l’accueil (Démonstration)",
                rules.now().protocol().charter().of("lieu").stream()
                        .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
        if (proposals.propose(nadia, place.code())
                instanceof CommitteeProposals.ProposalSubmissionResult.ProposalOpened(var _, var proposal))
            committee.grant(members, proposal);
    }

    /// Returns the place that takes part in the stages of this place: the first other place by name, so that the
    /// result is always the same.
    private Optional<Place> peer(Place place) {
        return directory.snapshot().places().stream()
                .filter(other -> !other.id().equals(place.id()))
                .min(Comparator.comparing(Place::name)
                        .thenComparing(other -> other.code().value()));
    }
}
