package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.upkeep.PlaceContact;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.links.SecretLinks;

/// « Qui répond d’un lieu » — gives a person responsible for a place access to its label, by the link in a letter
/// and as long as they are responsible.
@Component
class PlaceLabelAccess {
    /// Purpose of the links to the label of a place.
    static final String LINK = "labels.place";

    /// A person responsible for a place who follows a link.
    record PlaceLabelLinkReader(UUID person, String lang, LabelHolder.PlaceAsLabelHolder holder) {}

    /// The people responsible for a place with a label.
    ///
    /// @param code code of the place
    /// @param readers number of these people who can receive a letter
    /// @param others cases of the records that were merged with the place
    record PlaceContactCount(PlaceCode code, long readers, List<LabelCase> others) {}

    private final SecretLinks links;
    private final LabelCaseStore lives;
    private final PlaceContacts contacts;
    private final LabelHolderReader holderReader;

    PlaceLabelAccess(SecretLinks links, LabelCaseStore lives, PlaceContacts contacts, LabelHolderReader holderReader) {
        this.links = links;
        this.lives = lives;
        this.contacts = contacts;
        this.holderReader = holderReader;
    }

    /// Returns the reader of a link; empty if the link is unknown or expired, or if its recipient is no longer
    /// responsible for the place.
    Optional<PlaceLabelLinkReader> of(Optional<SecretToken> secret) {
        return secret.flatMap(one -> links.open(LINK, one.text()).valid())
                .flatMap(link -> lives.find(link.about()).flatMap(life -> switch (life.holder()) {
                    case LabelHolder.HelperAsLabelHolder _ -> Optional.<PlaceLabelLinkReader>empty();
                    case LabelHolder.PlaceAsLabelHolder holder ->
                        contacts.of(holder.record()).stream()
                                .filter(one -> link.person().equals(Optional.of(one.person())))
                                .map(PlaceContact::lang)
                                .map(lang ->
                                        new PlaceLabelLinkReader(link.person().orElseThrow(), lang, holder))
                                .findFirst();
                }));
    }

    /// Returns the code of a place with a label, the number of people responsible for it who can receive a
    /// letter, and the cases of the records that were merged with it.
    ///
    /// @param life case of the label
    Optional<PlaceContactCount> reach(LabelCase life) {
        return switch (life.holder()) {
            case LabelHolder.HelperAsLabelHolder _ -> Optional.empty();
            case LabelHolder.PlaceAsLabelHolder(var record) ->
                holderReader
                        .place(record)
                        .map(place -> new PlaceContactCount(
                                place.code(),
                                contacts.of(record).stream()
                                        .filter(PlaceContact::reachable)
                                        .count(),
                                holderReader.lives(life.holder()).stream()
                                        .filter(one -> !one.id().equals(life.id()))
                                        .toList()));
        };
    }
}
