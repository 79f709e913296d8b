package org.tousaidants.demo.stories;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.upkeep.DataUpkeepDesk;
import org.tousaidants.places.upkeep.DataUpkeepJob;
import org.tousaidants.places.upkeep.PlaceCaretakers;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// « L'entretien du village » — marks some sheets of places as outdated, and assigns some of them to two maintainers
/// who have just received a letter about these sheets.
@Component
class DemoPlaceMaintenance {
    private record MaintainerPlaces(DemoPerson.DemoCharacter who, List<String> places) {}

    private static final List<MaintainerPlaces> CHARGES = List.of(
            new MaintainerPlaces(DemoPerson.CLAIRE, List.of("Mairie d'Archiac")),
            new MaintainerPlaces(DemoPerson.YVONNE, List.of("Médiathèque du Bastion", "Médiathèque des Arènes")));

    private final PlaceCaretakers caretakers;
    private final DataUpkeepDesk desk;
    private final DataUpkeepJob rounds;
    private final PlaceDirectory directory;
    private final DemoAccounts cast;

    DemoPlaceMaintenance(
            PlaceCaretakers caretakers,
            DataUpkeepDesk desk,
            DataUpkeepJob rounds,
            PlaceDirectory directory,
            DemoAccounts cast) {
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

    private void appoint(SignedInPerson actor, DemoPerson.DemoCharacter who, Place place) {
        caretakers.appoint(actor, place.code(), new MailAddress(who.mail()), who.name(), "fr");
    }
}
