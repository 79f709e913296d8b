package org.tousaidants.demo.stories;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoReady;
import org.tousaidants.outreach.mobilevisits.DemoTour;
import org.tousaidants.outreach.positions.DemoPositions;

/// Creates a bus that visits the communes every other week, with one cancelled visit, and helper positions,
/// filled and open.
@Component
class DemoOutreach {
    private static final int AFTER_THE_PLACES = 200;

    private final DemoTour played;
    private final DemoPositions posts;
    private final DemoAccounts cast;

    DemoOutreach(DemoTour played, DemoPositions posts, DemoAccounts cast) {
        this.played = played;
        this.posts = posts;
        this.cast = cast;
    }

    @EventListener
    @Order(AFTER_THE_PLACES)
    void begin(DemoReady doors) {
        if (!cast.plays()) return;
        played.once();
        posts.once();
    }
}
