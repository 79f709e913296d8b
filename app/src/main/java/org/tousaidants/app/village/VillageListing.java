package org.tousaidants.app.village;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.label.publiclist.Listing;
import org.tousaidants.label.publiclist.Presences;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// « L’annuaire du village » — Odette, who is recognised, agreed to show her first name and where she helps.
@Component
class VillageListing {
    private static final List<String> PLACES = List.of("Centre social du Vallon", "Médiathèque des Arènes");
    private static final String SAINTES = "17415";

    private final Listing listing;
    private final Presences presences;
    private final Accounts accounts;
    private final Networks networks;
    private final Directory directory;

    VillageListing(Listing listing, Presences presences, Accounts accounts, Networks networks, Directory directory) {
        this.listing = listing;
        this.presences = presences;
        this.accounts = accounts;
        this.networks = networks;
        this.directory = directory;
    }

    /// The centre says so too; the library was not asked yet.
    void begin() {
        var network = networks.here();
        var places = directory.snapshot(network.id()).places().stream()
                .filter(one -> PLACES.contains(one.name()))
                .sorted(Comparator.comparing(one -> PLACES.indexOf(one.name())))
                .toList();
        if (places.isEmpty()) return;
        actor(Village.ODETTE, network).ifPresent(odette -> {
            listing.begin(odette, SAINTES, places.stream().map(Place::id).toList());
            actor(Village.NADIA, network)
                    .ifPresent(nadia -> presences.confirm(
                            nadia, odette.id(), places.getFirst().code()));
        });
    }

    private Optional<Actor> actor(Village.Character one, Network network) {
        return accounts.openOf(network.id()).stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .findFirst()
                .map(account ->
                        new Actor(account.id(), account.mail().value(), account.name(), account.role(), network));
    }
}
