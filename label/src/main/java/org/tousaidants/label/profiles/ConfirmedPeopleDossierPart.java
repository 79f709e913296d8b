package org.tousaidants.label.profiles;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.DossierPart;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.judging.Dossier;

/// « Personnes confirmées » — adds the number of confirmed people to the dossier of a place. The count of a
/// visit has priority if it is higher or more recent.
@Component
class ConfirmedPeopleDossierPart implements DossierPart<PlaceId> {
    static final String FACT = "personnes-reconnues";

    private final Affiliations presences;

    ConfirmedPeopleDossierPart(Affiliations presences) {
        this.presences = presences;
    }

    @Override
    public Map<PlaceId, UnaryOperator<Dossier>> known(Collection<PlaceId> places) {
        var parts = new HashMap<PlaceId, UnaryOperator<Dossier>>();
        presences.counted().forEach((place, counted) -> {
            if (places.contains(place))
                parts.put(
                        place,
                        dossier ->
                                with(dossier, new Dossier.Observed(counted.people(), ParisTime.day(counted.last()))));
        });
        return parts;
    }

    private static Dossier with(Dossier dossier, Dossier.Observed confirmed) {
        var seen = dossier.facts().get(FACT);
        if (seen != null && (seen.value() > confirmed.value() || seen.on().isAfter(confirmed.on()))) return dossier;
        return dossier.withFacts(Map.of(FACT, confirmed));
    }
}
