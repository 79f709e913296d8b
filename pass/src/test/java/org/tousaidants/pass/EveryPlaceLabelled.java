package org.tousaidants.pass;

import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMarks;

/// Each place of the test holds the label: who gives it, and that a till without it takes nothing, is told where the
/// village is.
class EveryPlaceLabelled implements PlaceMarks {
    private final Directory directory;

    EveryPlaceLabelled(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Map<PlaceId, String> recognised() {
        return directory.snapshot().places().stream()
                .collect(Collectors.toMap(Place::id, place -> "/lieux/" + place.slug()));
    }
}
