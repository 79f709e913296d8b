package org.tousaidants.demo.stories;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.outreach.mobilevisits.DemoHelpBusTour;
import org.tousaidants.outreach.positions.DemoAdviserPositions;

/// Creates a bus that visits the communes every second week, with one cancelled visit, and positions for helpers,
/// both filled and open.
@Component
class DemoOutreach {
    private static final int AFTER_THE_PLACES = 200;

    private final DemoHelpBusTour played;
    private final DemoAdviserPositions posts;
    private final DemoAccounts cast;

    DemoOutreach(DemoHelpBusTour played, DemoAdviserPositions posts, DemoAccounts cast) {
        this.played = played;
        this.posts = posts;
        this.cast = cast;
    }

    @EventListener
    @Order(AFTER_THE_PLACES)
    void begin(DemoSiteReady doors) {
        if (!cast.plays()) return;
        played.once();
        posts.once();
    }
}
