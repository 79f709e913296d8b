package org.tousaidants.demo.stories;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.community.placevisits.VisitsBetweenPlaces;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;

/// Two places of the demonstration visit each other: one visit with its result, one that waits for an answer.
@Component
class DemoPlaceVisitStory {
    private final VisitsBetweenPlaces visits;
    private final PlaceDirectory directory;
    private final DemoAccounts cast;

    DemoPlaceVisitStory(VisitsBetweenPlaces visits, PlaceDirectory directory, DemoAccounts cast) {
        this.visits = visits;
        this.directory = directory;
        this.cast = cast;
    }

    /// Runs after the files of the helpers exist, because their organisations are their places.
    @EventListener
    @Order(220)
    void visit(DemoSiteReady doors) {
        var centre = code("Centre social du Vallon");
        var townHall = code("Mairie de Burie");
        var herve = cast.actor(DemoPerson.HERVE);
        var claire = cast.actor(DemoPerson.CLAIRE);
        if (!cast.plays() || centre.isEmpty() || townHall.isEmpty() || herve.isEmpty() || claire.isEmpty()) return;
        var first = id("Burie visite le Vallon");
        if (visits.known(first)) return;
        visits.offer(
                herve.get(),
                centre.get(),
                "Notre coin calme, et l’accueil sans rendez-vous.",
                "Un mardi, de 14 h à 16 h");
        visits.offer(
                claire.get(),
                townHall.get(),
                "L’aide au guichet : qui fait quoi, et quand on oriente.",
                "Le jeudi matin");
        visits.ask(claire.get(), first, centre.get(), townHall.get(), "Nous serons deux, pour voir le coin calme.");
        visits.answer(herve.get(), centre.get(), first, true, "Avec plaisir : mardi, à 14 h.");
        visits.tell(claire.get(), townHall.get(), first, "Deux chaises de côté suffisent pour un coin calme.");
        visits.ask(
                herve.get(),
                id("Le Vallon visite Burie"),
                townHall.get(),
                centre.get(),
                "Nous voudrions voir comment vous orientez.");
    }

    private Optional<PlaceCode> code(String name) {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .map(place -> place.code())
                .findFirst();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("visite/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
