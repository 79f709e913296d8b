package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NotFound;

/// « Le label d’un lieu, vu du bureau » — where it stands, who can be written to about it, and the letter with its
/// link.
@Service
class PlaceLabelDesk {
    /// What became of the wish to write to those who answer for a place.
    sealed interface Sending {
        /// @param readers how many; none can be reached when it is 0
        record Sent(UUID life, int readers) implements Sending {}
    }

    private final HolderReader holderReader;
    private final PlaceLabelAccess placeLabelAccess;
    private final PlaceDossiers dossiers;
    private final Places places;
    private final HolderDesk holderDesk;
    private final LifeReader lifeReader;
    private final LabelLetterWriter labelLetterWriter;
    private final Rules rules;

    PlaceLabelDesk(
            HolderReader holderReader,
            PlaceLabelAccess placeLabelAccess,
            PlaceDossiers dossiers,
            Places places,
            HolderDesk holderDesk,
            LifeReader lifeReader,
            LabelLetterWriter labelLetterWriter,
            Rules rules) {
        this.holderReader = holderReader;
        this.placeLabelAccess = placeLabelAccess;
        this.dossiers = dossiers;
        this.places = places;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.labelLetterWriter = labelLetterWriter;
        this.rules = rules;
    }

    /// By the coordination: a letter with a link to all who answer for the place.
    @Transactional
    Sending send(Actor by, PlaceCode code) {
        var found = by.is(Role.COORDINATOR) ? dossiers.find(code) : Optional.<PlaceDossier>empty();
        if (found.isEmpty()) throw new NotFound();
        var holder = new Holder.APlace(found.get().place().id());
        var life = holderDesk.begun(holder, found.get().dossier().profile(), "fr", rules.now());
        return new Sending.Sent(life.id(), labelLetterWriter.tell(life, "link", List.of(), lifeReader.now()));
    }

    /// The life that says what the label of this place is today, if it ever began.
    @Transactional(readOnly = true)
    Optional<UUID> life(PlaceCode code) {
        return standing(code).map(Life::id);
    }

    /// The same life, as a page tells it.
    @Transactional(readOnly = true)
    Optional<LifeView> told(PlaceCode code) {
        return standing(code).map(life -> lifeReader.of(life));
    }

    private Optional<Life> standing(PlaceCode code) {
        return places.find(code)
                .flatMap(place -> Life.telling(
                        holderReader.lives(new Holder.APlace(place.id())),
                        lifeReader.today(),
                        rules.now().protocol()));
    }

    /// Of a place: where it stands, who can be written to, and the lives that other records of it brought.
    @Transactional(readOnly = true)
    Optional<PlaceLabelAccess.PlaceReach> reach(Life life) {
        return placeLabelAccess.reach(life);
    }
}
