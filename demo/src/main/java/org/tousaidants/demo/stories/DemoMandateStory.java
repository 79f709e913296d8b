package org.tousaidants.demo.stories;

import java.util.Comparator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;

/// Creates a mandate that allows a helper to act for the invented person Germaine. The helper's label allows
/// mandates, the coordinator is the witness, and one use is recorded.
@Component
class DemoMandateStory {
    private final DemoMandate mandates;
    private final PeopleWithValidBadge recognised;
    private final DemoAccounts cast;
    private final Accounts accounts;
    private final boolean demo;

    DemoMandateStory(
            DemoMandate mandates,
            PeopleWithValidBadge recognised,
            DemoAccounts cast,
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
    void begin(DemoSiteReady doors) {
        if (!demo) return;
        var coordinator = accounts.coordination().stream().findFirst();
        if (coordinator.isEmpty()) return;
        // Only one helper gets the mandate, because the same person cannot give two mandates.
        var helpers = recognised.today().stream()
                .flatMap(one -> accounts.find(one.account()).stream())
                .filter(helper -> !helper.id().equals(coordinator.get().id()))
                .sorted(Comparator.comparing(helper -> !helper.mail().value().equals(DemoPerson.HERVE.mail())))
                .toList();
        for (var helper : helpers)
            if (mandates.play(
                    cast.actor(helper),
                    cast.actor(coordinator.get()),
                    new PersonName("Germaine Petit (démonstration)"),
                    "Actualiser sa situation avant vendredi. (Démonstration)",
                    "Sa situation est à jour. Elle a reçu un accusé. (Démonstration)")) return;
    }
}
