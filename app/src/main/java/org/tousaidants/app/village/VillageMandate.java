package org.tousaidants.app.village;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.DoorsOpened;
import org.tousaidants.label.badges.RecognisedPeople;
import org.tousaidants.mandate.mandates.PlayedMandate;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;

/// Germaine let a helper whom the label allows act for her, before the coordinator; it served once.
@Component
class VillageMandate {
    private final PlayedMandate mandates;
    private final RecognisedPeople recognised;
    private final Cast cast;
    private final Accounts accounts;
    private final boolean demo;

    VillageMandate(
            PlayedMandate mandates,
            RecognisedPeople recognised,
            Cast cast,
            Accounts accounts,
            @Value("${ta.demo:false}") boolean demo) {
        this.mandates = mandates;
        this.recognised = recognised;
        this.cast = cast;
        this.accounts = accounts;
        this.demo = demo;
    }

    @EventListener
    @Order(200)
    void begin(DoorsOpened doors) {
        if (!demo) return;
        var coordinator = accounts.coordination().stream().findFirst();
        if (coordinator.isEmpty()) return;
        for (var one : recognised.today())
            accounts.find(one.account())
                    .filter(helper -> !helper.id().equals(coordinator.get().id()))
                    .ifPresent(helper -> mandates.play(
                            cast.actor(helper),
                            cast.actor(coordinator.get()),
                            new PersonName("Germaine Petit (démonstration)"),
                            "Actualiser sa situation avant vendredi. (Démonstration)",
                            "Sa situation est à jour. Elle a reçu un accusé. (Démonstration)"));
    }
}
