package org.tousaidants.label.profiles;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.LabelDossierPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.LabelDossier;

/// « Personnes confirmées » — adds the number of confirmed people to the dossier of a place. The number that a
/// visitor counted has priority if it is higher or more recent.
@Component
class ConfirmedPeopleLabelDossierPart implements LabelDossierPart<PlaceId> {
    static final String FACT = "personnes-reconnues";

    private final PlaceAffiliations presences;

    ConfirmedPeopleLabelDossierPart(PlaceAffiliations presences) {
        this.presences = presences;
    }

    @Override
    public Map<PlaceId, UnaryOperator<LabelDossier>> known(Collection<PlaceId> places) {
        var parts = new HashMap<PlaceId, UnaryOperator<LabelDossier>>();
        presences.counted().forEach((place, counted) -> {
            if (places.contains(place))
                parts.put(
                        place,
                        dossier -> with(
                                dossier,
                                new LabelDossier.DossierFact(counted.people(), ParisTime.day(counted.last()))));
        });
        return parts;
    }

    private static LabelDossier with(LabelDossier dossier, LabelDossier.DossierFact confirmed) {
        var seen = dossier.facts().get(FACT);
        if (seen != null && (seen.value() > confirmed.value() || seen.on().isAfter(confirmed.on()))) return dossier;
        return dossier.withFacts(Map.of(FACT, confirmed));
    }
}
