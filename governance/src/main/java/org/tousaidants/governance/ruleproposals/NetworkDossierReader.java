package org.tousaidants.governance.ruleproposals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.rules.judging.Dossier;

/// Reads the dossiers of the network for an impact, each with its owner.
@Component
class NetworkDossierReader {
    /// @param account account of a person
    /// @param place empty for the dossier of a person
    record OwnedDossier(Dossier dossier, Optional<UUID> account, Optional<Place> place) {}

    private final HelperDossiers helpers;
    private final PlaceDossiers places;

    NetworkDossierReader(HelperDossiers helpers, PlaceDossiers places) {
        this.helpers = helpers;
        this.places = places;
    }

    List<OwnedDossier> all() {
        return Stream.concat(
                        helpers.all().stream()
                                .map(helper -> new OwnedDossier(
                                        helper.dossier(), Optional.of(helper.account()), Optional.empty())),
                        places.all().stream()
                                .filter(place -> place.place().inLists())
                                .map(place -> new OwnedDossier(
                                        place.dossier(), Optional.empty(), Optional.of(place.place()))))
                .toList();
    }
}
