package org.tousaidants.label.rulechanges;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.Place;

/// The dossiers of the network, as an impact needs them: whose each is stands beside it.
@Component
class NetworkDossierReader {
    /// @param account of a person
    /// @param place empty: it is a person
    record One(Dossier dossier, Optional<UUID> account, Optional<Place> place) {}

    private final HelperDossiers helpers;
    private final PlaceDossiers places;

    NetworkDossierReader(HelperDossiers helpers, PlaceDossiers places) {
        this.helpers = helpers;
        this.places = places;
    }

    List<One> all() {
        return Stream.concat(
                        helpers.all().stream()
                                .map(helper ->
                                        new One(helper.dossier(), Optional.of(helper.account()), Optional.empty())),
                        places.all().stream()
                                .filter(place -> place.place().inLists())
                                .map(place -> new One(place.dossier(), Optional.empty(), Optional.of(place.place()))))
                .toList();
    }
}
