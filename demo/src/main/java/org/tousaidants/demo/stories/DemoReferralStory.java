package org.tousaidants.demo.stories;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;

/// Creates referrals from the helper Samira to places in Saintes and the help by Odette that follows: help,
/// feedback, a notebook, appointments. Executed once.
@Component
class DemoReferralStory {
    private final DemoReferralMaker referrals;
    private final DemoOutcomeMaker outcomes;
    private final DemoActivityMaker acts;
    private final DemoNotebook notebook;
    private final DemoAppointmentMaker appointments;
    private final PlaceDirectory directory;
    private final DemoAccounts cast;

    DemoReferralStory(
            DemoReferralMaker referrals,
            DemoOutcomeMaker outcomes,
            DemoActivityMaker acts,
            DemoNotebook notebook,
            DemoAppointmentMaker appointments,
            PlaceDirectory directory,
            DemoAccounts cast) {
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
    void begin(DemoSiteReady doors) {
        if (!cast.plays()) return;
        var samira = cast.actor(DemoPerson.SAMIRA);
        var odette = cast.actor(DemoPerson.ODETTE);
        var places = directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(one -> one.commune().equals("Saintes"))
                // Sorts the places: first the place where Samira works, then the other places by
                // name.
                .sorted(Comparator.comparing((Place one) -> !one.name().equals("France services de Saintes"))
                        .thenComparing(Place::name))
                .toList();
        if (samira.isEmpty() || odette.isEmpty() || places.size() < 2) return;
        referrals.play(samira.get(), places);
        for (var helper : List.of(odette.get(), samira.get())) {
            outcomes.play(helper, places.getFirst());
            acts.play(helper, places.getFirst());
            appointments.play(helper, places.getFirst());
        }
        notebook.play(samira.get());
    }
}
