package org.tousaidants.app.village;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.label.badges.Complaints;
import org.tousaidants.places.directory.PlaceMarks;

/// What a person complained of, in the place that the village recognised.
@Component
class VillageComplaint {
    private static final String COMPLAINT =
            "Mardi, on a lu mon courrier à voix haute devant tout le monde. (Démonstration)";

    private final Complaints complaints;
    private final List<PlaceMarks> marks;

    VillageComplaint(Complaints complaints, List<PlaceMarks> marks) {
        this.complaints = complaints;
        this.marks = marks;
    }

    void begin() {
        marks.stream()
                .flatMap(mark -> mark.recognised().values().stream())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .findFirst()
                .ifPresent(code -> complaints.receive(code, COMPLAINT));
    }
}
