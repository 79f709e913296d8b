package org.tousaidants.vouchers;

import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;

/// Gives each place of a test the label; other tests cover the label and the refusal without it.
class LabelledPlacesFixture implements PlaceRecognitions {
    private final PlaceDirectory directory;

    LabelledPlacesFixture(PlaceDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Map<PlaceId, String> recognised() {
        return directory.snapshot().places().stream()
                .collect(Collectors.toMap(Place::id, place -> "/lieux/" + place.slug()));
    }
}
