package org.tousaidants.demo.stories;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.label.interviews.DemoInterview;
import org.tousaidants.label.recognition.HelperLabels;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Les premières reconnaissances du village » — creates the first recognitions. The volunteer Odette signs the
/// charter, proves her levels of skill, meets peers from two other organisations and applies. A place completes the
/// stages of the label and is proposed. Two committee members vote for each recognition.
@Component
class DemoFirstRecognitionStory {
    private static final String SAINTES = "17415";
    private static final String ROYAN = "17306";
    private static final String SAID_BY_SAMIRA =
            "Odette laisse finir la phrase avant de toucher l’écran. Elle sait dire quand elle ne sait pas."
                    + " (Démonstration)";
    private static final String SAID_BY_MARCEL =
            "Une belle patience. Elle peut encore oser passer le relais plus tôt. (Démonstration)";

    private final DemoHelperEvidence villageEvidence;
    private final DemoInterview interview;
    private final HelperLabels labels;
    private final DemoPlaceRecognition villagePlaceRecognition;
    private final DemoCommitteeVoter committee;

    DemoFirstRecognitionStory(
            DemoHelperEvidence villageEvidence,
            DemoInterview interview,
            HelperLabels labels,
            DemoPlaceRecognition villagePlaceRecognition,
            DemoCommitteeVoter committee) {
        this.villageEvidence = villageEvidence;
        this.interview = interview;
        this.labels = labels;
        this.villagePlaceRecognition = villagePlaceRecognition;
        this.committee = committee;
    }

    void begin(SignedInPerson nadia) {
        var members = committee.seated(nadia);
        var odette = committee.one(DemoPerson.ODETTE);
        var samira = committee.one(DemoPerson.SAMIRA);
        var marcel = committee.one(DemoPerson.MARCEL);
        villageEvidence.complete(nadia, odette, "benevole", SAINTES, "Foyer rural des Arènes");
        villageEvidence.complete(nadia, samira, "accueil", SAINTES, "France services de Saintes");
        villageEvidence.complete(nadia, marcel, "benevole", ROYAN, "Club informatique de Royan");
        interview.hold(odette, Map.of(samira, SAID_BY_SAMIRA, marcel, SAID_BY_MARCEL));
        if (labels.ask(odette, "fr") instanceof HelperLabels.LabelRequestResult.LabelRequested(var proposal))
            committee.grant(members, proposal);
        villagePlaceRecognition
                .first(nadia)
                .ifPresent(place -> villagePlaceRecognition.recognise(nadia, members, place));
    }

    /// Recognises places that accept vouchers, in the same steps as real places.
    ///
    /// @param nadia the coordinator
    /// @param some the places to recognise
    void recognise(SignedInPerson nadia, List<Place> some) {
        var members = committee.members();
        some.forEach(place -> villagePlaceRecognition.recognise(nadia, members, place));
    }
}
