package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.label.sitevisits.PlaceDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.rules.versions.PublishedRules;

/// « Le label d’un lieu, vu du bureau » — the status of a place's label for the coordination, the people who
/// can receive a letter about it, and the letter with the link.
@Service
class PlaceLabelDesk {
    /// The result of sending the link to the people responsible for a place.
    sealed interface Sending {
        /// @param readers number of recipients; 0 if no one can receive a letter
        record Sent(UUID life, int readers) implements Sending {}
    }

    private final LabelHolderReader holderReader;
    private final PlaceLabelAccess placeLabelAccess;
    private final PlaceDossiers dossiers;
    private final Places places;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCaseReader lifeReader;
    private final LabelLetterWriter labelLetterWriter;
    private final PublishedRules rules;

    PlaceLabelDesk(
            LabelHolderReader holderReader,
            PlaceLabelAccess placeLabelAccess,
            PlaceDossiers dossiers,
            Places places,
            LabelHolderRequestHandler holderDesk,
            LabelCaseReader lifeReader,
            LabelLetterWriter labelLetterWriter,
            PublishedRules rules) {
        this.holderReader = holderReader;
        this.placeLabelAccess = placeLabelAccess;
        this.dossiers = dossiers;
        this.places = places;
        this.holderDesk = holderDesk;
        this.lifeReader = lifeReader;
        this.labelLetterWriter = labelLetterWriter;
        this.rules = rules;
    }

    /// Sends a letter with a link to all people responsible for the place.
    @Transactional
    Sending send(Actor by, PlaceCode code) {
        var found = by.is(Role.COORDINATOR) ? dossiers.find(code) : Optional.<PlaceDossier>empty();
        if (found.isEmpty()) throw new NotFound();
        var holder = new LabelHolder.APlace(found.get().place().id());
        var life = holderDesk.begun(holder, found.get().dossier().profile(), "fr", rules.now());
        return new Sending.Sent(life.id(), labelLetterWriter.tell(life, "link", List.of(), lifeReader.now()));
    }

    /// The case with the current status of this place's label, if there is one.
    @Transactional(readOnly = true)
    Optional<UUID> life(PlaceCode code) {
        return standing(code).map(LabelCase::id);
    }

    /// The content of the page of this case.
    @Transactional(readOnly = true)
    Optional<LabelCaseView> told(PlaceCode code) {
        return standing(code).map(life -> lifeReader.of(life));
    }

    private Optional<LabelCase> standing(PlaceCode code) {
        return places.find(code)
                .flatMap(place -> LabelCase.telling(
                        holderReader.lives(new LabelHolder.APlace(place.id())),
                        lifeReader.today(),
                        rules.now().protocol()));
    }

    /// The code of the place, its contacts, and the cases of its other records.
    @Transactional(readOnly = true)
    Optional<PlaceLabelAccess.PlaceContactCount> reach(LabelCase life) {
        return placeLabelAccess.reach(life);
    }
}
