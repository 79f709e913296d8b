package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.sitevisits.PlaceLabelDossier;
import org.tousaidants.label.sitevisits.PlaceLabelDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.rules.versions.PublishedRules;

/// « Le label d’un lieu, vu du bureau » — finds, for coordinators, the status of a place's label and the people who
/// can receive a letter about it, and sends the letter with the link.
@Service
class PlaceLabelDesk {
    /// The result of sending the link to the people responsible for a place.
    sealed interface LabelLinkSendingResult {
        /// The letters with the link were sent.
        ///
        /// @param life id of the case
        /// @param readers number of recipients; 0 if nobody can receive a letter
        record LabelLinkSent(UUID life, int readers) implements LabelLinkSendingResult {}
    }

    private final LabelHolderReader holderReader;
    private final PlaceLabelAccess placeLabelAccess;
    private final PlaceLabelDossiers dossiers;
    private final Places places;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCaseReader lifeReader;
    private final LabelLetterWriter labelLetterWriter;
    private final PublishedRules rules;

    PlaceLabelDesk(
            LabelHolderReader holderReader,
            PlaceLabelAccess placeLabelAccess,
            PlaceLabelDossiers dossiers,
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
    LabelLinkSendingResult send(SignedInPerson by, PlaceCode code) {
        var found = by.is(Role.COORDINATOR) ? dossiers.find(code) : Optional.<PlaceLabelDossier>empty();
        if (found.isEmpty()) throw new NotFoundException();
        var holder = new LabelHolder.PlaceAsLabelHolder(found.get().place().id());
        var life = holderDesk.begun(holder, found.get().dossier().profile(), "fr", rules.now());
        return new LabelLinkSendingResult.LabelLinkSent(
                life.id(), labelLetterWriter.tell(life, "link", List.of(), lifeReader.now()));
    }

    /// Returns the id of the case with the current status of this place's label, if there is one.
    @Transactional(readOnly = true)
    Optional<UUID> life(PlaceCode code) {
        return standing(code).map(LabelCase::id);
    }

    /// Returns the case with the current state of a place's label, as the page of the place shows it; empty if
    /// there is no case.
    @Transactional(readOnly = true)
    Optional<LabelCaseView> told(PlaceCode code) {
        return standing(code).map(life -> lifeReader.of(life));
    }

    private Optional<LabelCase> standing(PlaceCode code) {
        return places.find(code)
                .flatMap(place -> LabelCase.telling(
                        holderReader.lives(new LabelHolder.PlaceAsLabelHolder(place.id())),
                        lifeReader.today(),
                        rules.now().protocol()));
    }

    /// Returns the code of a place with a label, the number of people responsible for it who can receive a
    /// letter, and the cases of the records that were merged with it.
    ///
    /// @param life case of the label
    @Transactional(readOnly = true)
    Optional<PlaceLabelAccess.PlaceContactCount> reach(LabelCase life) {
        return placeLabelAccess.reach(life);
    }
}
