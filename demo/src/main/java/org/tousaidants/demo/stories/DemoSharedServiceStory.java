package org.tousaidants.demo.stories;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.community.sharedservices.SharedServices;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoSiteReady;

/// Two organisations of the demonstration share a post and a tool with the others.
@Component
class DemoSharedServiceStory {
    private final SharedServices services;
    private final DemoAccounts cast;

    DemoSharedServiceStory(SharedServices services, DemoAccounts cast) {
        this.services = services;
        this.cast = cast;
    }

    @EventListener
    @Order(225)
    void share(DemoSiteReady doors) {
        if (!cast.plays()) return;
        services.show(
                IdDerivedFromText.of("Une comptable partagée"),
                "POST",
                "Une comptable, un jour par semaine",
                "Centre social du Vallon",
                "Notre comptable tient aussi les comptes d’autres associations. (Démonstration)",
                "À prix coûtant, pour un an.");
        services.show(
                IdDerivedFromText.of("Une valise de tablettes partagée"),
                "TOOL",
                "Une valise de six tablettes",
                "Mairie de Burie",
                "Six tablettes et un point d’accès, pour un atelier hors les murs. (Démonstration)",
                "Gratuit, à réserver une semaine avant.");
    }
}
