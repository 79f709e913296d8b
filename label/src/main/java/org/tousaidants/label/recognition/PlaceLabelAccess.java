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

/// « Qui répond d’un lieu » — reads its label by the link of a letter, as long as the person answers for it.
@Component
class PlaceLabelAccess {
    /// The purpose of the links by which the people who answer for a place read its label.
    static final String LINK = "labels.place";

    /// A reader who came by a link, and their place.
    record Reader(UUID person, String lang, LabelHolder.APlace holder) {}

    /// The address of a place, and the number of people who answer for it and can be written to.
    record PlaceReach(PlaceCode code, long readers, List<LabelCase> others) {}

    private final Links links;
    private final LabelCaseStore lives;
    private final PlaceContacts contacts;
    private final HolderReader holderReader;

    PlaceLabelAccess(Links links, LabelCaseStore lives, PlaceContacts contacts, HolderReader holderReader) {
        this.links = links;
        this.lives = lives;
        this.contacts = contacts;
        this.holderReader = holderReader;
    }

    /// Empty when the link is not valid: lost, too old, or of a person who no longer answers for the place.
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

    /// The address of a place, the people who can be written to, and the cases of its other records.
    Optional<PlaceReach> reach(LabelCase life) {
        return switch (life.holder()) {
            case LabelHolder.AHelper _ -> Optional.empty();
            case LabelHolder.APlace(var record) ->
                holderReader
                        .place(record)
                        .map(place -> new PlaceReach(
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
