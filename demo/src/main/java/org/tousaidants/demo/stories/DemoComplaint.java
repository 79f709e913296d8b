package org.tousaidants.demo.stories;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tousaidants.label.complaints.LabelComplaints;
import org.tousaidants.places.directory.PlaceRecognitions;

/// Creates a complaint about a recognised place.
@Component
class DemoComplaint {
    private static final String COMPLAINT =
            "Mardi, on a lu mon courrier à voix haute devant tout le monde. (Démonstration)";

    private final LabelComplaints complaints;
    private final List<PlaceRecognitions> marks;

    DemoComplaint(LabelComplaints complaints, List<PlaceRecognitions> marks) {
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
