package org.tousaidants.app.village;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Village;
import org.tousaidants.label.interviews.PlayedInterview;
import org.tousaidants.label.recognition.Labels;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;

/// « Les premières reconnaissances du village » — Odette, a volunteer, took the charter, proved her levels, met Samira
/// and Marcel of two other organisations, and asked; a place went its way, was visited, took the charter and was
/// proposed. Two of the committee signed for each.
@Component
class VillageRecognition {
    private static final String SAINTES = "17415";
    private static final String ROYAN = "17306";
    private static final String SAID_BY_SAMIRA =
            "Odette laisse finir la phrase avant de toucher l’écran. Elle sait dire quand elle ne sait pas."
                    + " (Démonstration)";
    private static final String SAID_BY_MARCEL =
            "Une belle patience. Elle peut encore oser passer le relais plus tôt. (Démonstration)";

    private final VillageEvidence villageEvidence;
    private final PlayedInterview interview;
    private final Labels labels;
    private final VillagePlaceRecognition villagePlaceRecognition;
    private final VillageCommittee committee;

    VillageRecognition(
            VillageEvidence villageEvidence,
            PlayedInterview interview,
            Labels labels,
            VillagePlaceRecognition villagePlaceRecognition,
            VillageCommittee committee) {
        this.villageEvidence = villageEvidence;
        this.interview = interview;
        this.labels = labels;
        this.villagePlaceRecognition = villagePlaceRecognition;
        this.committee = committee;
    }

    void begin(Actor nadia) {
        var members = committee.seated(nadia);
        var odette = committee.one(Village.ODETTE);
        var samira = committee.one(Village.SAMIRA);
        var marcel = committee.one(Village.MARCEL);
        villageEvidence.complete(nadia, odette, "benevole", SAINTES, "Foyer rural des Arènes");
        villageEvidence.complete(nadia, samira, "accueil", SAINTES, "France services de Saintes");
        villageEvidence.complete(nadia, marcel, "benevole", ROYAN, "Club informatique de Royan");
        interview.hold(odette, Map.of(samira, SAID_BY_SAMIRA, marcel, SAID_BY_MARCEL));
        if (labels.ask(odette, "fr") instanceof Labels.Asking.Asked(var proposal)) committee.grant(members, proposal);
        villagePlaceRecognition
                .first(nadia)
                .ifPresent(place -> villagePlaceRecognition.recognise(nadia, members, place));
    }

    /// Places that take vouchers: on their way, seen, signed for and recognised as any other.
    void recognise(Actor nadia, List<Place> some) {
        var members = committee.members();
        some.forEach(place -> villagePlaceRecognition.recognise(nadia, members, place));
    }
}
