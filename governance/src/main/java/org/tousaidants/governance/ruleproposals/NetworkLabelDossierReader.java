package org.tousaidants.governance.ruleproposals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.sitevisits.PlaceLabelDossiers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.rules.judging.LabelDossier;

/// Reads the dossiers of the network, each with its owner, to compute the effect of rules.
@Component
class NetworkLabelDossierReader {
    /// A dossier and its owner.
    ///
    /// @param account account of a person; empty for a place
    /// @param place the place; empty for the dossier of a person
    record DossierWithOwner(LabelDossier dossier, Optional<UUID> account, Optional<Place> place) {}

    private final HelperLabelDossiers helpers;
    private final PlaceLabelDossiers places;

    NetworkLabelDossierReader(HelperLabelDossiers helpers, PlaceLabelDossiers places) {
        this.helpers = helpers;
        this.places = places;
    }

    List<DossierWithOwner> all() {
        return Stream.concat(
                        helpers.all().stream()
                                .map(helper -> new DossierWithOwner(
                                        helper.dossier(), Optional.of(helper.account()), Optional.empty())),
                        places.all().stream()
                                .filter(place -> place.place().inLists())
                                .map(place -> new DossierWithOwner(
                                        place.dossier(), Optional.empty(), Optional.of(place.place()))))
                .toList();
    }
}
