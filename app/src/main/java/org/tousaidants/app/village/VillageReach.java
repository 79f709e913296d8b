package org.tousaidants.app.village;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.reach.schedule.Passages;
import org.tousaidants.reach.schedule.PlayedRound;

/// The bus of the village, which goes round every other week.
@Component
class VillageReach {
    private final PlayedRound played;
    private final Passages passages;
    private final Networks networks;
    private final boolean demo;

    VillageReach(PlayedRound played, Passages passages, Networks networks, @Value("${ta.demo:false}") boolean demo) {
        this.played = played;
        this.passages = passages;
        this.networks = networks;
        this.demo = demo;
    }

    @EventListener
    @Order(210)
    void begin(ApplicationReadyEvent ready) {
        var network = networks.here().id();
        if (demo && passages.rounds(network).isEmpty()) played.seen(network);
    }
}
