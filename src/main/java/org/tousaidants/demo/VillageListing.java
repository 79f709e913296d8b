package org.tousaidants.demo;

import org.springframework.stereotype.Component;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Networks;
import org.tousaidants.listing.Listing;
import org.tousaidants.places.Directory;

/// « L’annuaire du village » — Odette, who is recognised, agreed to show her first name and where she helps.
@Component
class VillageListing {
    private static final String PLACE = "Centre social du Vallon";
    private static final String SAINTES = "17415";

    private final Listing listing;
    private final Accounts accounts;
    private final Networks networks;
    private final Directory directory;

    VillageListing(Listing listing, Accounts accounts, Networks networks, Directory directory) {
        this.listing = listing;
        this.accounts = accounts;
        this.networks = networks;
        this.directory = directory;
    }

    void begin() {
        var network = networks.here();
        var place = directory.snapshot(network.id()).places().stream()
                .filter(one -> one.name().equals(PLACE))
                .findFirst();
        accounts.openOf(network.id()).stream()
                .filter(one -> one.mail().value().equals(Village.ODETTE.mail()))
                .findFirst()
                .ifPresent(odette -> place.ifPresent(one -> listing.begin(
                        new Actor(odette.id(), odette.mail().value(), odette.name(), odette.role(), network),
                        SAINTES,
                        one.id())));
    }
}
