package org.tousaidants.demo.stories;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.Caretakers;
import org.tousaidants.places.upkeep.UpkeepDesk;
import org.tousaidants.places.upkeep.UpkeepJobs;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.mail.MailAddress;

/// « L'entretien du village » — makes some sheets outdated and gives a few to two maintainers, who have just
/// received their letters.
@Component
class DemoPlaceMaintenance {
    private record MaintainerPlaces(DemoPerson.Character who, List<String> places) {}

    private static final List<MaintainerPlaces> CHARGES = List.of(
            new MaintainerPlaces(DemoPerson.CLAIRE, List.of("Mairie d'Archiac")),
            new MaintainerPlaces(DemoPerson.YVONNE, List.of("Médiathèque du Bastion", "Médiathèque des Arènes")));

    private final Caretakers caretakers;
    private final UpkeepDesk desk;
    private final UpkeepJobs rounds;
    private final Directory directory;
    private final DemoAccounts cast;

    DemoPlaceMaintenance(
            Caretakers caretakers, UpkeepDesk desk, UpkeepJobs rounds, Directory directory, DemoAccounts cast) {
        this.caretakers = caretakers;
        this.desk = desk;
        this.rounds = rounds;
        this.directory = directory;
        this.cast = cast;
    }

    void begin(Account coordinator) {
        var actor = cast.actor(coordinator);
        var network = actor.network();
        for (var charge : CHARGES)
            for (var place : directory.snapshot().places())
                if (charge.places().contains(place.name())) appoint(actor, charge.who(), place);
        desk.write(network, true, Optional.of(coordinator.id()));
        rounds.run();
    }

    private void appoint(Actor actor, DemoPerson.Character who, Place place) {
        caretakers.appoint(actor, place.code(), new MailAddress(who.mail()), who.name(), "fr");
    }
}
