package org.tousaidants.app.village;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.observatory.figures.PlayedYear;
import org.tousaidants.platform.identity.Networks;

/// The year before: what stands behind the figures of the demonstration.
@Component
class VillageYear {
    private final PlayedYear played;
    private final Networks networks;
    private final boolean wanted;

    VillageYear(
            PlayedYear played,
            Networks networks,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.demo.year:false}") boolean year,
            @Value("${ta.real:}") String real) {
        this.played = played;
        this.networks = networks;
        this.wanted = demo && year && real.isBlank();
    }

    @EventListener
    @Order(420)
    void begin(ApplicationReadyEvent ready) {
        if (wanted) played.once(networks.here().id());
    }
}
