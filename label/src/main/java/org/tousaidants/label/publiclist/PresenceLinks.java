package org.tousaidants.label.publiclist;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.Contact;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Outbox;

/// « Liens aux lieux » — the letters that ask those who answer for a place who helps there, and what their links open.
@Component
class PresenceLinks {
    private static final String PURPOSE = "listing.presence";
    private static final Duration LINK = Duration.ofDays(60);
    private static final Duration WORTH = Duration.ofDays(14);

    /// Who came by a link.
    record Reader(Contact contact, Place place) {}

    private final Contacts contacts;
    private final Places places;
    private final Accounts accounts;
    private final PresenceLetters letters;
    private final Links links;
    private final Outbox outbox;
    private final Clock clock;

    PresenceLinks(
            Contacts contacts,
            Places places,
            Accounts accounts,
            PresenceLetters letters,
            Links links,
            Outbox outbox,
            Clock clock) {
        this.contacts = contacts;
        this.places = places;
        this.accounts = accounts;
        this.letters = letters;
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Empty when the link opens nothing: lost, too old, or of somebody who answers for the place no more.
    Optional<Reader> reader(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.open(network, PURPOSE, one.text()).valid())
                .flatMap(link -> {
                    var id = new PlaceId(UUID.fromString(link.subject()));
                    return Optional.ofNullable(places.find(network, Set.of(id)).get(id))
                            .flatMap(place -> contacts.of(network, place.id()).stream()
                                    .filter(one -> link.person().equals(Optional.of(one.person())))
                                    .findFirst()
                                    .map(contact -> new Reader(contact, place)));
                });
    }

    /// Those who may be asked about a place, each by an id of hers.
    List<Contact> readers(String network, Place place) {
        return contacts.toWrite(network, place.id());
    }

    /// One letter to each, about all of them.
    void ask(String network, List<Contact> readers, Place place, List<PlacePresence> people) {
        var now = clock.instant();
        for (var reader : readers) {
            var what = new Link.What(PURPOSE, place.id().value().toString(), Optional.of(reader.person()));
            var secret = links.make(network, what, now.plus(LINK));
            outbox.post(network, letters.ask(reader, place, people, secret, LINK.toDays()), now.plus(WORTH));
        }
    }

    /// To whom it was said that she does not help there.
    ///
    /// @param desk whether the coordination says so, not the place
    void denied(String network, UUID her, Place place, boolean desk) {
        accounts.find(network, Set.of(her))
                .values()
                .forEach(account -> outbox.post(
                        network,
                        letters.denied(
                                account,
                                accounts.langs(network, Set.of(account.id())).getOrDefault(account.id(), "fr"),
                                place,
                                desk),
                        clock.instant().plus(WORTH)));
    }
}
