package org.tousaidants.app.village;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.Complaints;
import org.tousaidants.places.directory.PlaceMarks;
import org.tousaidants.platform.identity.Networks;

/// What a person complained of, in the place that the village recognised.
@Component
class VillageComplaint {
    private static final String COMPLAINT =
            "Mardi, on a lu mon courrier à voix haute devant tout le monde. (Démonstration)";

    private final Complaints complaints;
    private final List<PlaceMarks> marks;
    private final Networks networks;

    VillageComplaint(Complaints complaints, List<PlaceMarks> marks, Networks networks) {
        this.complaints = complaints;
        this.marks = marks;
        this.networks = networks;
    }

    void begin() {
        var here = networks.here().id();
        marks.stream()
                .flatMap(mark -> mark.recognised().values().stream())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .findFirst()
                .ifPresent(code -> complaints.receive(code, COMPLAINT));
    }
}
