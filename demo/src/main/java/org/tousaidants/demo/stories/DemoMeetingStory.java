package org.tousaidants.demo.stories;

import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SignedInPerson;

/// The stories of the meetings of the demonstration: a workshop, then the draw of seats for people helped.
@Component
class DemoMeetingStory {
    private final DemoWorkshopStory workshop;
    private final DemoSeatDraw seats;

    DemoMeetingStory(DemoWorkshopStory workshop, DemoSeatDraw seats) {
        this.workshop = workshop;
        this.seats = seats;
    }

    void begin(SignedInPerson coordinator) {
        workshop.begin(coordinator);
        seats.begin(coordinator);
    }
}
