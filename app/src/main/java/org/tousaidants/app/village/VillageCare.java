package org.tousaidants.app.village;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.Village;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.upkeep.CareDesk;
import org.tousaidants.places.upkeep.Caretakers;
import org.tousaidants.places.upkeep.Rounds;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.mail.MailAddress;

/// « L'entretien du village » — some of its sheets have grown old; two of its people look after a few, and have just
/// received their letters.
@Component
class VillageCare {
    private record Charge(Village.Character who, List<String> places) {}

    private static final List<Charge> CHARGES = List.of(
            new Charge(Village.CLAIRE, List.of("Mairie d'Archiac")),
            new Charge(Village.YVONNE, List.of("Médiathèque du Bastion", "Médiathèque des Arènes")));

    private final Caretakers caretakers;
    private final CareDesk desk;
    private final Rounds rounds;
    private final Directory directory;
    private final Cast cast;

    VillageCare(Caretakers caretakers, CareDesk desk, Rounds rounds, Directory directory, Cast cast) {
        this.caretakers = caretakers;
        this.desk = desk;
        this.rounds = rounds;
        this.directory = directory;
        this.cast = cast;
    }

    void begin(Account coordinator) {
        var actor = cast.actor(coordinator);
        var here = actor.network();
        for (var charge : CHARGES)
            for (var place : directory.snapshot().places())
                if (charge.places().contains(place.name())) appoint(actor, charge.who(), place);
        desk.write(here, true, Optional.of(coordinator.id()));
        rounds.run();
    }

    private void appoint(Actor actor, Village.Character who, Place place) {
        caretakers.appoint(actor, place.code(), new MailAddress(who.mail()), who.name(), "fr");
    }
}
