package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Links;

/// « Qui répond d’un lieu » — reads its label by the link of a letter, as long as she answers for it.
@Component
class PlaceLabelAccess {
    /// The purpose of the links by which those who answer for a place read what becomes of its label.
    static final String LINK = "labels.place";

    /// Who came by a link, and for which place.
    record Reader(UUID person, String lang, Holder.APlace holder) {}

    /// Of a place: its address, and how many of those who answer for it can be written to.
    record PlaceReach(PlaceCode code, long readers, List<Life> others) {}

    private final Links links;
    private final LifeStore lives;
    private final Contacts contacts;
    private final HolderReader holderReader;

    PlaceLabelAccess(Links links, LifeStore lives, Contacts contacts, HolderReader holderReader) {
        this.links = links;
        this.lives = lives;
        this.contacts = contacts;
        this.holderReader = holderReader;
    }

    /// Empty when the link opens nothing: lost, too old, or of a person who answers for the place no more.
    Optional<Reader> of(Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(LINK, one.text()).valid())
                .flatMap(link -> lives.find(link.about()).flatMap(life -> switch (life.holder()) {
                    case Holder.AHelper _ -> Optional.<Reader>empty();
                    case Holder.APlace holder ->
                        contacts.of(holder.record()).stream()
                                .filter(one -> link.person().equals(Optional.of(one.person())))
                                .map(Contact::lang)
                                .map(lang -> new Reader(link.person().orElseThrow(), lang, holder))
                                .findFirst();
                }));
    }

    /// Of a place: where it stands, who can be written to, and the lives that other records of it brought.
    Optional<PlaceReach> reach(Life life) {
        return switch (life.holder()) {
            case Holder.AHelper _ -> Optional.empty();
            case Holder.APlace(var record) ->
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
