package org.tousaidants.app.village;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.Village;
import org.tousaidants.label.publicprofiles.OwnEntry;
import org.tousaidants.label.publicprofiles.Presences;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;

/// « L’annuaire du village » — Odette, who is recognised, agreed to show her first name and where she helps.
@Component
class VillagePublicEntry {
    private static final List<String> PLACES = List.of("Centre social du Vallon", "Médiathèque des Arènes");
    private static final String SAINTES = "17415";

    private final OwnEntry ownEntry;
    private final Presences presences;
    private final Cast cast;
    private final Directory directory;

    VillagePublicEntry(OwnEntry ownEntry, Presences presences, Cast cast, Directory directory) {
        this.ownEntry = ownEntry;
        this.presences = presences;
        this.cast = cast;
        this.directory = directory;
    }

    /// The centre says so too; the library was not asked yet.
    void begin() {
        var places = directory.snapshot().places().stream()
                .filter(one -> PLACES.contains(one.name()))
                .sorted(Comparator.comparing(one -> PLACES.indexOf(one.name())))
                .toList();
        if (places.isEmpty()) return;
        cast.actor(Village.ODETTE).ifPresent(odette -> {
            ownEntry.begin(odette, SAINTES, places.stream().map(Place::id).toList());
            cast.actor(Village.NADIA)
                    .ifPresent(nadia -> presences.confirm(
                            nadia, odette.id(), places.getFirst().code()));
        });
    }
}
