package org.tousaidants.demo.stories;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.label.profiles.OwnPublicProfile;
import org.tousaidants.label.profiles.PlaceAffiliations;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;

/// « L’annuaire du village » — publishes the recognised helper Odette with her consent: her first name and her
/// places.
@Component
class DemoProfileStory {
    private static final List<String> PLACES = List.of("Centre social du Vallon", "Médiathèque des Arènes");
    private static final String SAINTES = "17415";

    private final OwnPublicProfile ownEntry;
    private final PlaceAffiliations presences;
    private final DemoAccounts cast;
    private final PlaceDirectory directory;

    DemoProfileStory(
            OwnPublicProfile ownEntry, PlaceAffiliations presences, DemoAccounts cast, PlaceDirectory directory) {
        this.ownEntry = ownEntry;
        this.presences = presences;
        this.cast = cast;
        this.directory = directory;
    }

    /// Publishes the entry of the helper; one place has confirmed the entry, the other has not been asked yet.
    void begin() {
        var places = directory.snapshot().places().stream()
                .filter(one -> PLACES.contains(one.name()))
                .sorted(Comparator.comparing(one -> PLACES.indexOf(one.name())))
                .toList();
        if (places.isEmpty()) return;
        cast.actor(DemoPerson.ODETTE).ifPresent(odette -> {
            ownEntry.begin(odette, SAINTES, places.stream().map(Place::id).toList());
            cast.actor(DemoPerson.NADIA)
                    .ifPresent(nadia -> presences.confirm(
                            nadia, odette.id(), places.getFirst().code()));
        });
    }
}
