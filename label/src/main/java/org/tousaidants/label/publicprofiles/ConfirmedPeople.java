package org.tousaidants.label.publicprofiles;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.dossiers.DossierPart;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.places.directory.PlaceId;

/// « Personnes confirmées » in the dossier of a place: those whose presence was confirmed. A visit that saw more, or
/// since, keeps its word.
@Component
class ConfirmedPeople implements DossierPart<PlaceId> {
    static final String FACT = "personnes-reconnues";

    private final Presences presences;

    ConfirmedPeople(Presences presences) {
        this.presences = presences;
    }

    @Override
    public Map<PlaceId, UnaryOperator<Dossier>> known(Collection<PlaceId> places) {
        var parts = new HashMap<PlaceId, UnaryOperator<Dossier>>();
        presences.counted().forEach((place, counted) -> {
            if (places.contains(place))
                parts.put(
                        place,
                        dossier -> with(dossier, new Dossier.Observed(counted.people(), Paris.day(counted.last()))));
        });
        return parts;
    }

    private static Dossier with(Dossier dossier, Dossier.Observed confirmed) {
        var seen = dossier.facts().get(FACT);
        if (seen != null && (seen.value() > confirmed.value() || seen.on().isAfter(confirmed.on()))) return dossier;
        return dossier.withFacts(Map.of(FACT, confirmed));
    }
}
