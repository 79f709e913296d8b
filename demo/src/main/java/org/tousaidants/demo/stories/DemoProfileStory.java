package org.tousaidants.demo.stories;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.label.profiles.Affiliations;
import org.tousaidants.label.profiles.OwnProfile;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;

/// « L’annuaire du village » — makes the recognised helper Odette agree to show her first name and her places.
@Component
class DemoProfileStory {
    private static final List<String> PLACES = List.of("Centre social du Vallon", "Médiathèque des Arènes");
    private static final String SAINTES = "17415";

    private final OwnProfile ownEntry;
    private final Affiliations presences;
    private final DemoAccounts cast;
    private final Directory directory;

    DemoProfileStory(OwnProfile ownEntry, Affiliations presences, DemoAccounts cast, Directory directory) {
        this.ownEntry = ownEntry;
        this.presences = presences;
        this.cast = cast;
        this.directory = directory;
    }

    /// Publishes the entry; one place confirms it, the other is not asked yet.
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
