package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Links;

/// « Qui répond d’un lieu » — gives a person responsible for a place access to its label by the link in a
/// letter, while they are responsible.
@Component
class PlaceLabelAccess {
    /// Purpose of the links to the label of a place.
    static final String LINK = "labels.place";

    /// A person responsible for a place who follows a link.
    record Reader(UUID person, String lang, LabelHolder.APlace holder) {}

    /// The code of a place, the number of people responsible for it who can receive a letter, and its other
    /// cases.
    record PlaceContactCount(PlaceCode code, long readers, List<LabelCase> others) {}

    private final Links links;
    private final LabelCaseStore lives;
    private final PlaceContacts contacts;
    private final LabelHolderReader holderReader;

    PlaceLabelAccess(Links links, LabelCaseStore lives, PlaceContacts contacts, LabelHolderReader holderReader) {
        this.links = links;
        this.lives = lives;
        this.contacts = contacts;
        this.holderReader = holderReader;
    }

    /// The reader of a link; empty if it is invalid: unknown, expired, or of a person no longer responsible for
    /// the place.
    Optional<Reader> of(Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(LINK, one.text()).valid())
                .flatMap(link -> lives.find(link.about()).flatMap(life -> switch (life.holder()) {
                    case LabelHolder.AHelper _ -> Optional.<Reader>empty();
                    case LabelHolder.APlace holder ->
                        contacts.of(holder.record()).stream()
                                .filter(one -> link.person().equals(Optional.of(one.person())))
                                .map(Contact::lang)
                                .map(lang -> new Reader(link.person().orElseThrow(), lang, holder))
                                .findFirst();
                }));
    }

    /// The code of the place, its contacts, and the cases of its other records.
    Optional<PlaceContactCount> reach(LabelCase life) {
        return switch (life.holder()) {
            case LabelHolder.AHelper _ -> Optional.empty();
            case LabelHolder.APlace(var record) ->
                holderReader
                        .place(record)
                        .map(place -> new PlaceContactCount(
                                place.code(),
                                contacts.of(record).stream()
                                        .filter(Contact::reachable)
                                        .count(),
                                holderReader.lives(life.holder()).stream()
                                        .filter(one -> !one.id().equals(life.id()))
                                        .toList()));
        };
    }
}
