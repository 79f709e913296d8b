package org.tousaidants.app.village;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.DoorsOpened;
import org.tousaidants.reach.posts.PlayedPosts;
import org.tousaidants.reach.schedule.PlayedRound;

/// A bus goes round the village every other week, one visit is cancelled; some posts are filled, others wanted.
@Component
class VillageOutreach {
    private static final int AFTER_THE_PLACES = 200;

    private final PlayedRound played;
    private final PlayedPosts posts;
    private final Cast cast;

    VillageOutreach(PlayedRound played, PlayedPosts posts, Cast cast) {
        this.played = played;
        this.posts = posts;
        this.cast = cast;
    }

    @EventListener
    @Order(AFTER_THE_PLACES)
    void begin(DoorsOpened doors) {
        if (!cast.plays()) return;
        played.once();
        posts.once();
    }
}
