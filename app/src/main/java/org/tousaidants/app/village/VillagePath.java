package org.tousaidants.app.village;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.path.acts.PlayedActs;
import org.tousaidants.path.appointments.PlayedAppointments;
import org.tousaidants.path.notebook.PlayedNotebook;
import org.tousaidants.path.outcomes.PlayedOutcomes;
import org.tousaidants.path.referrals.PlayedReferrals;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Networks;

/// Samira sent people to places of Saintes, and Odette helps: referrals at each stage, acts, what people say, a
/// notebook, a morning of appointments. Once.
@Component
class VillagePath {
    private final PlayedReferrals referrals;
    private final PlayedOutcomes outcomes;
    private final PlayedActs acts;
    private final PlayedNotebook notebook;
    private final PlayedAppointments appointments;
    private final Directory directory;
    private final Accounts accounts;
    private final Networks networks;
    private final boolean wanted;

    VillagePath(
            PlayedReferrals referrals,
            PlayedOutcomes outcomes,
            PlayedActs acts,
            PlayedNotebook notebook,
            PlayedAppointments appointments,
            Directory directory,
            Accounts accounts,
            Networks networks,
            @Value("${ta.demo:false}") boolean demo,
            @Value("${ta.real:}") String real) {
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.acts = acts;
        this.notebook = notebook;
        this.appointments = appointments;
        this.directory = directory;
        this.accounts = accounts;
        this.networks = networks;
        this.wanted = demo && real.isBlank();
    }

    @EventListener
    @Order(210)
    void begin(ApplicationReadyEvent ready) {
        if (!wanted) return;
        var samira = actor(Village.SAMIRA);
        var odette = actor(Village.ODETTE);
        var places = directory.snapshot(networks.here().id()).places().stream()
                .filter(Place::inLists)
                .filter(one -> one.commune().equals("Saintes"))
                .toList();
        if (samira.isEmpty() || odette.isEmpty() || places.size() < 2) return;
        referrals.play(samira.get(), places);
        for (var helper : java.util.List.of(odette.get(), samira.get())) {
            outcomes.play(helper, places.getFirst());
            acts.play(helper, places.getFirst());
            appointments.play(helper, places.getFirst());
        }
        notebook.play(samira.get());
    }

    private Optional<Actor> actor(Village.Character one) {
        return accounts.openOf(networks.here().id()).stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .findFirst()
                .map(account -> new Actor(
                        account.id(), account.mail().value(), account.name(), account.role(), networks.here()));
    }
}
