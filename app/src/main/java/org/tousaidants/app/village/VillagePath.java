package org.tousaidants.app.village;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.DoorsOpened;
import org.tousaidants.app.cast.Village;
import org.tousaidants.path.actsofhelp.PlayedActs;
import org.tousaidants.path.appointments.PlayedAppointments;
import org.tousaidants.path.notebook.PlayedNotebook;
import org.tousaidants.path.outcomes.PlayedOutcomes;
import org.tousaidants.path.referrals.PlayedReferrals;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;

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
    private final Cast cast;

    VillagePath(
            PlayedReferrals referrals,
            PlayedOutcomes outcomes,
            PlayedActs acts,
            PlayedNotebook notebook,
            PlayedAppointments appointments,
            Directory directory,
            Cast cast) {
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.acts = acts;
        this.notebook = notebook;
        this.appointments = appointments;
        this.directory = directory;
        this.cast = cast;
    }

    @EventListener
    @Order(210)
    void begin(DoorsOpened doors) {
        if (!cast.plays()) return;
        var samira = cast.actor(Village.SAMIRA);
        var odette = cast.actor(Village.ODETTE);
        var places = directory.snapshot().places().stream()
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
}
